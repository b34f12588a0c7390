/* The quiz evaluator for browsers: the same replay as the normative one of kb (src/quiz/evaluate.rs).
 *
 * kbQuizEvaluate(data, stored) takes the data of a quiz and stored answers, {question: option} or
 * {question: [option, …]} where several can be chosen, and returns {visible, hidden, open, answers,
 * sums, total, stops, atAnswers, limit, decided, result, plan, phases}. It has no
 * side effects. `hidden` has the options, QUESTION--OPTION, that visible questions do not offer. `open`
 * is the question to ask next, or null when there is a result. `atAnswers` has STOP--QUESTION for
 * stops to show under questions, `phases` the open phases. Each item of `plan` is
 * {id, phase, reasons}; a reason is {question, option}, {result}, or {} for a condition that needs no
 * particular answer. */
(function () {
  "use strict";

  function own(object, key) {
    return object && Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;
  }

  function fits(options, answer) {
    return [].concat(answer).some(function (option) {
      return options.indexOf(option) >= 0;
    });
  }

  /* A condition has one key: all, any, not, or a question with the options that fit. */
  function holds(when, answers) {
    var key = Object.keys(when)[0];
    var value = when[key];
    function part(one) {
      return holds(one, answers);
    }
    if (key === "all") return value.every(part);
    if (key === "any") return value.some(part);
    if (key === "not") return !part(value);
    return fits(value, own(answers, key));
  }

  /* The options of a stored answer that count: one, or all of them where several can be chosen. An
   * exclusive option counts only alone. */
  function counted(question, stored, hidden) {
    var known = question.options.filter(function (option) {
      return [].concat(stored).indexOf(option.id) >= 0 && hidden.indexOf(question.id + "--" + option.id) < 0;
    });
    var free = known.filter(function (option) {
      return !option.exclusive;
    });
    return question.many && free.length > 0 ? free : known.slice(0, 1);
  }

  /* Goes through the questions in order: up to the first without an answer, or to a halt. */
  function replay(data, stored) {
    var seen = { visible: [], hidden: [], open: null, answers: {}, sums: {}, total: 0, asked: [] };
    function add(score) {
      Object.keys(score || {}).forEach(function (dimension) {
        seen.sums[dimension] += score[dimension];
      });
    }
    function halts(stop) {
      return stop.effect === "halt" && holds(stop.when, seen.answers);
    }
    data.dimensions.forEach(function (dimension) {
      seen.sums[dimension.id] = 0;
    });
    for (var i = 0; i < data.questions.length; i += 1) {
      var question = data.questions[i];
      if (question.show && !holds(question.show, seen.answers)) {
        add(question.skipped);
        continue;
      }
      seen.visible.push(question.id);
      question.options.forEach(function (option) {
        if (option.show && !holds(option.show, seen.answers)) seen.hidden.push(question.id + "--" + option.id);
      });
      var options = counted(question, own(stored, question.id), seen.hidden);
      if (options.length === 0) {
        seen.open = question.id;
        break;
      }
      var ids = options.map(function (option) {
        return option.id;
      });
      seen.answers[question.id] = question.many ? ids : ids[0];
      options.forEach(function (option) {
        add(option.score);
        (option.do || []).forEach(function (action) {
          seen.asked.push({ action: action, reason: { question: question.id, option: option.id } });
        });
      });
      if (data.stops.some(halts)) break;
    }
    data.dimensions.forEach(function (dimension) {
      seen.total += seen.sums[dimension.id];
    });
    return seen;
  }

  /* Goes through the stops in order, then through the bands. */
  function decide(data, seen) {
    var end = { stops: [], limit: 0, decided: null, result: null };
    for (var i = 0; i < data.stops.length; i += 1) {
      var stop = data.stops[i];
      if (!holds(stop.when, seen.answers)) continue;
      end.stops.push(stop.id);
      if (stop.effect === "override" || stop.effect === "halt") {
        end.decided = "stop";
        end.result = stop.result === undefined ? null : stop.result;
        return end;
      }
      end.limit = Math.max(end.limit, stop.cap || 0);
    }
    function reaches(band) {
      return (
        seen.total >= band.from &&
        Object.keys(band.floors || {}).every(function (dimension) {
          return seen.sums[dimension] >= band.floors[dimension];
        })
      );
    }
    for (var j = end.limit; j < data.bands.length; j += 1) {
      if (reaches(data.bands[j])) {
        end.decided = "band";
        end.result = data.bands[j].result;
        return end;
      }
    }
    return end;
  }

  /* An answer in `at` makes the stop hold without the questions after it. */
  function atAnswers(data, seen) {
    var shown = [];
    data.stops.forEach(function (stop) {
      var soFar = {};
      seen.visible.forEach(function (id) {
        soFar[id] = seen.answers[id];
        if (fits(own(stop.at, id) || [], soFar[id]) && holds(stop.when, soFar)) shown.push(stop.id + "--" + id);
      });
    });
    return shown;
  }

  /* Whether a condition can hold without any of the answers it names. */
  function isFree(when) {
    var key = Object.keys(when)[0];
    if (key === "all") return when.all.every(isFree);
    if (key === "any") return when.any.some(isFree);
    return key === "not";
  }

  /* The answers that make a condition hold, if it holds. */
  function grounds(when, answers) {
    var key = Object.keys(when)[0];
    if (key === "not" || !holds(when, answers)) return [];
    if (key !== "all" && key !== "any") {
      return [].concat(answers[key]).filter(function (option) {
        return when[key].indexOf(option) >= 0;
      }).map(function (option) {
        return { question: key, option: option };
      });
    }
    return when[key].reduce(function (all, part) {
      return all.concat(grounds(part, answers));
    }, []);
  }

  /* The required items, once each, in plan order, with the reasons. */
  function plan(data, seen, result) {
    var all = seen.asked.slice();
    data.plan.forEach(function (item) {
      var when = item.when;
      if (!when || !holds(when, seen.answers)) return;
      (isFree(when) ? [{}] : grounds(when, seen.answers)).forEach(function (reason) {
        all.push({ action: item.id, reason: reason });
      });
    });
    ((result !== null && own(data.results, result)) || []).forEach(function (action) {
      all.push({ action: action, reason: { result: result } });
    });
    return data.plan
      .map(function (item) {
        var reasons = all
          .filter(function (one) {
            return one.action === item.id;
          })
          .map(function (one) {
            return one.reason;
          });
        return { id: item.id, phase: item.phase, reasons: reasons };
      })
      .filter(function (item) {
        return item.reasons.length > 0;
      });
  }

  globalThis.kbQuizEvaluate = function (data, stored) {
    var seen = replay(data, stored || {});
    var end = seen.open === null ? decide(data, seen) : null;
    var open = end && end.result !== null && own(data.open, end.result);
    return {
      visible: seen.visible,
      hidden: seen.hidden,
      open: seen.open,
      answers: seen.answers,
      sums: seen.sums,
      total: seen.total,
      stops: end ? end.stops : [],
      atAnswers: atAnswers(data, seen),
      limit: end ? end.limit : 0,
      decided: end ? end.decided : null,
      result: end ? end.result : null,
      plan: end ? plan(data, seen, end.result) : [],
      phases: !end ? [] : open ? data.phases.filter(function (phase) {
        return open.indexOf(phase) >= 0;
      }) : data.phases,
    };
  };
})();
