package org.clepsydra.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numerals as people read them. */
final class Numerals {
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_UP);
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_UP);
    private static final char NO_BREAK = '\u00a0';
    private static final double DAYS_FROM_HOURS = 14 * 24;

    private Numerals() {}

    /** Up to six digits. */
    static String six(double value) {
        return plain(new BigDecimal(value).round(SIX_DIGITS));
    }

    /** Four significant digits; whole from 1,000 up. */
    static String four(double value) {
        if (Math.abs(value) >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return plain(new BigDecimal(value).round(FOUR_DIGITS));
    }

    /** So many decimals, with commas between thousands. */
    static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value + 0.0);
    }

    /** A percentage with its sign, to the thousandth. */
    static String percent(double value) {
        return Math.abs(value) < 0.0005 ? "0.000" : String.format(Locale.ROOT, "%+.3f", value);
    }

    /** Words that are never parted at the end of a line. */
    static String unbroken(String words) {
        return words.replace(' ', NO_BREAK);
    }

    /** A duration or a time in the two units that suit it. */
    static String duration(double hours) {
        if (hours < 0) {
            return "-" + duration(-hours);
        }
        double seconds = hours * 3_600;
        if (seconds < 60) {
            return plain(new BigDecimal(seconds).setScale(2, RoundingMode.HALF_UP)) + " s";
        }
        if (hours < 1) {
            return two(Math.round(seconds), 60, "min", "s");
        }
        return hours < DAYS_FROM_HOURS
                ? two(Math.round(hours * 60), 60, "h", "min")
                : two(Math.round(hours), 24, "days", "h");
    }

    /** A time in hours, minutes and seconds, rounded to the second. */
    static String toTheSecond(long ms) {
        long seconds = (ms + 500) / 1_000;
        return String.format(
                Locale.ROOT, "%,d h %d min %d s", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    private static String two(long whole, int ratio, String major, String minor) {
        String first = String.format(Locale.ROOT, "%,d %s", whole / ratio, major);
        long rest = whole % ratio;
        return rest == 0 ? first : first + " " + rest + " " + minor;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
