package org.clepsydra.oracle;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether the monitor may hold the envelope of a plan image: {@code
 * req~monitor.envelope-integrity~4}. Every demand is judged by itself, as in {@link
 * PlanImageOracle}.
 */
public final class EnvelopeOracle {
    private static final BigInteger MS_PER_H = big(3_600_000);
    private static final BigInteger MS_MAX = big(31L * 24 * 3_600_000);
    private static final BigInteger NL_MAX = big(10_000_000_000L);
    private static final BigInteger SECOND_MS = big(1_000);
    private static final BigInteger ROUNDING_NL = big(2);
    private static final BigInteger HUNDRED = big(100);
    private static final long DAY_MS = 24L * 3_600_000;
    private static final long OVERLAY_NL_MAX = 100_000_000;
    private static final long DAY_NL_MAX = 20_000_000_000L;

    private final PumpFigures pump;

    public EnvelopeOracle(PumpFigures pump) {
        this.pump = pump;
    }

    /** Whether the envelope may be held. */
    public boolean mayHold(long[] image) {
        return faults(image).isEmpty();
    }

    /** Every demand that the envelope fails in. */
    public Set<EnvelopeDemand> faults(long[] image) {
        Set<EnvelopeDemand> faults = EnumSet.noneOf(EnvelopeDemand.class);
        form(image, faults);
        points(image, faults);
        whole(image, faults);
        limits(image, faults);
        overlays(image, faults);
        return faults;
    }

    private static void demand(Set<EnvelopeDemand> faults, EnvelopeDemand demand, boolean met) {
        if (!met) {
            faults.add(demand);
        }
    }

    private void form(long[] image, Set<EnvelopeDemand> faults) {
        demand(faults, EnvelopeDemand.DEVICE_RECORD, pump.mechanismInRange());
        demand(
                faults,
                EnvelopeDemand.MAGIC,
                image[ImageWords.ENVELOPE] == ImageWords.ENVELOPE_MAGIC);
        demand(
                faults,
                EnvelopeDemand.VERSION,
                image[ImageWords.ENVELOPE_VERSION] == ImageWords.LAYOUT);
        demand(
                faults,
                EnvelopeDemand.CHECKSUM,
                image[ImageWords.ENVELOPE_SEAL] == ImageWords.envelopeSeal(image));
        demand(
                faults,
                EnvelopeDemand.DEVICE_ID,
                image[ImageWords.ENVELOPE_DEVICE] == pump.deviceId());
        // The requirement does not speak of it; that a plan's number is 1 or more is the format's.
        demand(faults, EnvelopeDemand.PLAN_ID, image[ImageWords.ENVELOPE_PLAN] >= 1);
        long count = image[ImageWords.POINT_COUNT];
        demand(faults, EnvelopeDemand.POINT_COUNT, count >= 2 && count <= ImageWords.POINTS_MAX);
        // A point beyond the count is no point: its words have no name.
        demand(
                faults,
                EnvelopeDemand.RESERVED_WORD,
                ImageWords.zero(image, ImageWords.ENVELOPE_NAMELESS, ImageWords.ENVELOPE_SEAL)
                        && ImageWords.zero(
                                image,
                                ImageWords.POINTS + 2 * used(image),
                                ImageWords.ENVELOPE_OVERLAYS));
    }

    private void points(long[] image, Set<EnvelopeDemand> faults) {
        demand(
                faults,
                EnvelopeDemand.BEGINS_AT_ZERO,
                image[ImageWords.POINTS] == 0 && image[ImageWords.POINTS + 1] == 0);
        for (int i = 1; i < used(image); i++) {
            BigInteger ms = ms(image, i).subtract(ms(image, i - 1));
            BigInteger nl = nl(image, i).subtract(nl(image, i - 1));
            demand(faults, EnvelopeDemand.TIME_RISES, ms.compareTo(SECOND_MS) >= 0);
            demand(faults, EnvelopeDemand.VOLUME_NEVER_FALLS, nl.signum() >= 0);
            BigInteger rise = nl.subtract(ROUNDING_NL).multiply(MS_PER_H);
            BigInteger most = big(pump.rateNlPerHMax()).multiply(ms);
            demand(faults, EnvelopeDemand.SLOPE, rise.compareTo(most) <= 0);
        }
    }

    private static void whole(long[] image, Set<EnvelopeDemand> faults) {
        long repeats = image[ImageWords.ENVELOPE_REPEATS];
        long cycle = image[ImageWords.CYCLE_POINT];
        int last = used(image) - 1;
        // A run from the last point to the last would be none.
        boolean begins = repeats == 1 ? cycle == 0 : cycle >= 0 && cycle < last;
        demand(faults, EnvelopeDemand.CYCLE, repeats >= 1 && repeats <= 1_000 && begins);
        if (last < 0 || cycle < 0 || cycle > last) {
            return;
        }
        int from = (int) cycle;
        BigInteger again = big(repeats).subtract(BigInteger.ONE);
        BigInteger runNl = nl(image, last).subtract(nl(image, from));
        BigInteger runMs = ms(image, last).subtract(ms(image, from));
        BigInteger allNl = nl(image, last).add(again.multiply(runNl));
        BigInteger allMs = ms(image, last).add(again.multiply(runMs));
        demand(
                faults,
                EnvelopeDemand.VOLUME,
                allNl.equals(big(image[ImageWords.ENVELOPE_VOLUME_NL])));
        demand(faults, EnvelopeDemand.LASTS, allMs.compareTo(MS_MAX) <= 0);
        demand(faults, EnvelopeDemand.GIVES, allNl.compareTo(NL_MAX) <= 0);
        BigInteger gapNl = big(image[ImageWords.GAP_NL]);
        BigInteger runs = big(image[ImageWords.ENVELOPE_REPEATS]);
        boolean small = gapNl.multiply(HUNDRED).multiply(runs).compareTo(allNl) <= 0;
        demand(faults, EnvelopeDemand.GAP, gapNl.signum() >= 0 && small);
    }

    private static void limits(long[] image, Set<EnvelopeDemand> faults) {
        long hourNl = image[ImageWords.ENVELOPE_HOUR_NL_MAX];
        long dayNl = image[ImageWords.ENVELOPE_DAY_NL_MAX];
        demand(faults, EnvelopeDemand.HOUR_LIMIT, hourNl >= 1 && hourNl <= dayNl);
        demand(faults, EnvelopeDemand.DAY_LIMIT, dayNl <= DAY_NL_MAX);
        long safe = image[ImageWords.ENVELOPE_SAFE_STATE];
        boolean named = safe == ImageWords.STOP || safe == ImageWords.MINIMUM_RATE;
        demand(faults, EnvelopeDemand.SAFE_STATE, named);
    }

    private void overlays(long[] image, Set<EnvelopeDemand> faults) {
        int table = ImageWords.ENVELOPE_OVERLAYS;
        // Every row has a name now, so that there can be no overlay without one.
        for (int kind = 0; kind < ImageWords.OVERLAYS_MAX; kind++) {
            OverlayRow row = OverlayRow.of(image, table, kind);
            if (row.present()) {
                overlay(row, kind == ImageWords.BOLUS, faults);
            }
        }
    }

    private void overlay(OverlayRow row, boolean bolus, Set<EnvelopeDemand> faults) {
        demand(faults, EnvelopeDemand.OVERLAY_VOLUME, row.nl() >= 1 && row.nl() <= OVERLAY_NL_MAX);
        demand(faults, EnvelopeDemand.OVERLAY_DURATION, row.ms() >= 1_000 && row.ms() <= DAY_MS);
        // That a time is 0 or more the requirement does not say; one below zero would be none.
        demand(faults, EnvelopeDemand.OVERLAY_GAP, row.gapMs() >= 0 && row.gapMs() <= DAY_MS);
        demand(faults, EnvelopeDemand.OVERLAY_COUNT, row.count() >= 1 && row.count() <= 100);
        demand(faults, EnvelopeDemand.OVERLAY_RATE, !row.fasterThan(big(pump.rateNlPerHMax())));
        demand(faults, EnvelopeDemand.OVERLAY_DOSE, bolus ? row.ng() >= 1 : row.ng() == 0);
    }

    private static int used(long[] image) {
        return (int) Math.max(0, Math.min(image[ImageWords.POINT_COUNT], ImageWords.POINTS_MAX));
    }

    private static BigInteger ms(long[] image, int point) {
        return big(image[ImageWords.POINTS + 2 * point]);
    }

    private static BigInteger nl(long[] image, int point) {
        return big(image[ImageWords.POINTS + 2 * point + 1]);
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
