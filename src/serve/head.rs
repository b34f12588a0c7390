//! The parts of a request that the preview evaluates: method, target and header fields.

/// The method of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    /// Head and body.
    Get,
    /// The head of the same answer.
    Head,
    /// Any other method, which is refused.
    Other,
}

/// The parts of a request, not interpreted yet.
#[derive(Debug)]
pub(super) struct Request {
    /// The method.
    pub(super) method: Method,
    /// The request target, unchanged.
    pub(super) target: String,
    /// Header fields in order, names in lower case.
    pub(super) headers: Vec<(String, String)>,
}

impl Request {
    /// The value of a header that must not be repeated; `None` when it is absent or repeated.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(given, _)| given == name);
        match (values.next(), values.next()) {
            (Some((_, value)), None) => Some(value),
            _ => None,
        }
    }

    /// Whether a header is there at all.
    pub(super) fn has(&self, name: &str) -> bool {
        self.headers.iter().any(|(given, _)| given == name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Method, Request};

    fn request(headers: &[(&str, &str)]) -> Request {
        let headers = headers.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        Request { method: Method::Get, target: "/".to_owned(), headers: headers.collect() }
    }

    #[test]
    fn a_repeated_header_has_no_value() {
        let request = request(&[("host", "a"), ("x-y", "z"), ("x-y", "z")]);
        assert_eq!(request.header("host"), Some("a"));
        assert_eq!(request.header("x-y"), None);
        assert!(request.has("x-y") && !request.has("x"));
    }
}
