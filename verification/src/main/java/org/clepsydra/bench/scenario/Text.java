package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value as it stands in the file, with its place, so that whatever is wrong with it can be
 * said.
 *
 * @param file as the user named it
 * @param line from 1
 * @param key what the value is of
 * @param value the text
 */
record Text(String file, int line, String key, String value) {
    private static final Pattern FIGURE =
            Pattern.compile("(\\S+?)\\s*((?![eE]\\d)[A-Za-z%\u00b5].*)?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final Pattern FITTING = Pattern.compile("-?\\d{1,12}(\\.\\d{1,9})?");

    BadScenario bad(String problem) {
        return new BadScenario(file, line, key + ": " + problem);
    }

    /** The value as one of {@code words}. */
    String oneOf(List<String> words) throws BadScenario {
        if (!words.contains(value)) {
            throw bad("\"" + value + "\" is not known; " + Nearest.offer(value, words));
        }
        return value;
    }

    /** The figure in the base unit of its field. */
    BigDecimal figure(Field field) throws BadScenario {
        Matcher parts = FIGURE.matcher(value);
        if (!parts.matches()) {
            throw bad("has no value; " + field.accepted() + " is accepted");
        }
        BigDecimal number = number(parts.group(1), field);
        BigDecimal base = toBase(number, unit(parts.group(2), field), field);
        if (base.compareTo(field.least()) < 0 || base.compareTo(field.most()) > 0) {
            String what = base.signum() < 0 ? " is below zero; " : " is out of range; ";
            throw bad(value + what + field.accepted() + " is accepted");
        }
        return base;
    }

    /** The figure as a whole number of the base unit of its field. */
    long whole(Field field) throws BadScenario {
        BigDecimal base = figure(field);
        if (base.stripTrailingZeros().scale() > 0) {
            throw bad(value + " is finer than " + field.dimension().finest(unit()));
        }
        return base.longValueExact();
    }

    /** A whole number without a unit. */
    long plainWhole(long least, long most) throws BadScenario {
        String range = "a whole number from " + least + " to " + most + " is accepted";
        if (!value.matches("\\d{1,15}")) {
            throw bad("\"" + value + "\" is not a whole number; " + range);
        }
        long number = Long.parseLong(value);
        if (number < least || number > most) {
            throw bad(value + " is out of range; " + range);
        }
        return number;
    }

    private BigDecimal number(String digits, Field field) throws BadScenario {
        if (!NUMBER.matcher(digits).matches()) {
            throw bad(
                    "\""
                            + value
                            + "\" is not a plain number and a unit; "
                            + field.accepted()
                            + " is accepted");
        }
        if (!FITTING.matcher(digits).matches()) {
            throw bad(
                    value
                            + " is too large or too fine: at most 12 digits before the point and 9"
                            + " after; "
                            + field.accepted()
                            + " is accepted");
        }
        return new BigDecimal(digits);
    }

    /** The unit it is written in, whatever it is; nothing where there is none. */
    private String unit() {
        Matcher parts = FIGURE.matcher(value);
        String written = parts.matches() ? parts.group(2) : null;
        return written == null ? "" : written.replace('\u00b5', 'u');
    }

    /** What amount of drug it is written in; milligrams where it is none. */
    MassUnit massUnit() {
        return MassUnit.in(unit());
    }

    private String unit(String written, Field field) throws BadScenario {
        if (written == null) {
            throw bad(value + " has no unit; write it in " + field.dimension().units());
        }
        String unit = written.replace('\u00b5', 'u');
        if (!field.dimension().has(unit)) {
            throw bad(
                    value
                            + ": "
                            + written
                            + " is not a unit of this; write it in "
                            + field.dimension().units());
        }
        return unit;
    }

    private BigDecimal toBase(BigDecimal number, String unit, Field field) throws BadScenario {
        try {
            return field.dimension().toBase(number, unit);
        } catch (ArithmeticException e) {
            throw bad(value + " is no whole number of " + field.dimension().finest(unit));
        }
    }

    /** Whether the value is written in a unit of {@code dimension}. */
    boolean isIn(Dimension dimension) {
        return dimension.has(unit());
    }

    /** A part of this value, at the same place. */
    Text part(String words) {
        return new Text(file, line, key, words.trim());
    }
}
