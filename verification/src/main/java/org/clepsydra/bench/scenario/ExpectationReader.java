package org.clepsydra.bench.scenario;

import static org.clepsydra.bench.scenario.Dimension.PER_CENT;
import static org.clepsydra.bench.scenario.Dimension.TIME;
import static org.clepsydra.bench.scenario.Dimension.VOLUME;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clepsydra.bench.scenario.Expectation.Kind;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.Rule;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one expectation: what is looked at, and what it must be. */
final class ExpectationReader {
    private static final List<String> KEYS =
            List.of(
                    "verdict",
                    "delivered",
                    "every step",
                    "any hour",
                    "alarm",
                    "only alarm",
                    "trapped at most",
                    "bubble stopped within",
                    "over-delivery at most",
                    "late step releases at most",
                    "left in the reservoir",
                    "besides the curve",
                    "ends");
    private static final Field VOLUME_RANGE =
            Field.of(VOLUME, 0, HardLimits.VOLUME_NL_MAX, "0 mL to 10 L");
    private static final Field TIME_RANGE =
            Field.of(TIME, 0, 2 * HardLimits.DURATION_MS_MAX, "0 s to 62 d");
    private static final Field PART = Field.of(PER_CENT, "0", "100", "0 % to 100 %");
    private static final Pattern WITHIN = Pattern.compile("(.+?) within (.+)");
    private static final Pattern QUANTA = Pattern.compile("(\\d{1,6}) quant(?:um|a)");
    private static final Pattern PLUS_MINUS = Pattern.compile("(.+?)\\s*(?:\\+-|\u00b1)\\s*(.+)");
    private static final Pattern OF_VOLUME = Pattern.compile("(.+?) of volume");

    private ExpectationReader() {}

    static Expectation read(String file, Node node) throws BadScenario {
        Entries entries = Entries.read(file, node, "expectation", KEYS);
        if (entries.keys().size() != 1) {
            throw entries.bad("needs one key, not " + entries.keys().size());
        }
        Text what = entries.text(entries.keys().get(0));
        return switch (what.key()) {
            case "verdict" -> verdict(what);
            case "delivered" -> volume(Kind.DELIVERED, what);
            case "besides the curve" -> volume(Kind.BESIDES, what);
            case "left in the reservoir" -> volume(Kind.LEFT, what);
            case "every step" -> everyStep(what);
            case "any hour" -> anyHour(what);
            case "alarm" -> of(Kind.ALARM, what, Words.alarm(what), 0, 0);
            case "only alarm" -> of(Kind.ONLY_ALARM, what, Words.alarm(what), 0, 0);
            case "trapped at most" ->
                    of(Kind.TRAPPED_AT_MOST, what, 0, what.whole(VOLUME_RANGE), 0);
            case "bubble stopped within" -> bubble(what);
            case "over-delivery at most" -> overDelivery(what);
            case "late step releases at most" -> lateStep(what);
            default -> ends(what);
        };
    }

    private static Expectation of(Kind kind, Text what, int code, long figure, long tolerance) {
        String words = what.key() + ": " + what.value();
        return new Expectation(kind, words, what.line(), code, figure, tolerance);
    }

    private static Expectation verdict(Text what) throws BadScenario {
        if (what.value().equals("accepted")) {
            return of(Kind.VERDICT, what, Rule.ACCEPTED, 0, 0);
        }
        if (!what.value().startsWith("refused, ")) {
            throw what.bad(
                    "\""
                            + what.value()
                            + "\" is not a verdict; write \"accepted\", or \"refused, \" and the"
                            + " rule");
        }
        return of(Kind.VERDICT, what, Words.rule(what.part(what.value().substring(9))), 0, 0);
    }

    private static Expectation volume(Kind kind, Text what) throws BadScenario {
        Matcher parts = match(what, WITHIN, "86.4 mL within 1 quantum");
        long nl = what.part(parts.group(1)).whole(VOLUME_RANGE);
        return of(kind, what, 0, nl, quanta(what, parts.group(2)));
    }

    private static Expectation everyStep(Text what) throws BadScenario {
        if (!what.value().equals("within 1 quantum")) {
            throw what.bad(
                    "\""
                            + what.value()
                            + "\" is not what the oracle judges; write"
                            + " \"within 1 quantum\"");
        }
        return of(Kind.EVERY_STEP, what, 0, 0, 1);
    }

    private static Expectation anyHour(Text what) throws BadScenario {
        what.oneOf(List.of("within the highest dose rate"));
        return of(Kind.ANY_HOUR, what, 0, 0, 1);
    }

    private static Expectation bubble(Text what) throws BadScenario {
        Matcher parts = match(what, PLUS_MINUS, "100 uL +- 10 %");
        long nl = what.part(parts.group(1)).whole(VOLUME_RANGE);
        BigDecimal part = what.part(parts.group(2)).figure(PART);
        long tolerance = part.multiply(BigDecimal.valueOf(nl)).movePointLeft(2).longValue();
        return of(Kind.BUBBLE, what, 0, nl, tolerance);
    }

    private static Expectation overDelivery(Text what) throws BadScenario {
        long nl = what.value().equals("by formula") ? -1 : what.whole(VOLUME_RANGE);
        return of(Kind.OVER_DELIVERY_AT_MOST, what, 0, nl, 0);
    }

    private static Expectation lateStep(Text what) throws BadScenario {
        Matcher parts = match(what, OF_VOLUME, "100 ms of volume");
        long ms = what.part(parts.group(1)).whole(TIME_RANGE);
        return of(Kind.LATE_STEP_AT_MOST, what, 0, ms, 0);
    }

    private static Expectation ends(Text what) throws BadScenario {
        Matcher parts = match(what, WITHIN, "46 h within 1 s");
        long ms = what.part(parts.group(1)).whole(TIME_RANGE);
        return of(Kind.ENDS, what, 0, ms, what.part(parts.group(2)).whole(TIME_RANGE));
    }

    private static long quanta(Text what, String words) throws BadScenario {
        return Long.parseLong(match(what.part(words), QUANTA, "1 quantum").group(1));
    }

    private static Matcher match(Text what, Pattern pattern, String example) throws BadScenario {
        Matcher matcher = pattern.matcher(what.value());
        if (!matcher.matches()) {
            throw what.bad(
                    "\"" + what.value() + "\" cannot be read; write it like \"" + example + "\"");
        }
        return matcher;
    }
}
