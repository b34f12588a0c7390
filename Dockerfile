# An image that contains only a static `kb`:
#
#   docker build --tag kb .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/site" kb build
#   docker run --rm --volume "$PWD:/site" --publish 27490:27490 kb serve --host 0.0.0.0 --poll

FROM rust:1-alpine AS build
RUN apk add --no-cache build-base
WORKDIR /src
COPY . .
RUN cargo build --profile dist --locked --bin kb

FROM scratch
COPY --from=build /src/target/dist/kb /kb
WORKDIR /site
USER 65532:65532
ENTRYPOINT ["/kb"]
CMD ["--help"]
