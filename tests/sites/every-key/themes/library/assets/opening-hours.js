"use strict";

// Saturday is a day on which the library is open.
for (const sign of document.querySelectorAll(".sign")) {
  sign.hidden = new Date().getDay() !== 6;
}
