package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clepsydra.plan.HardLimits;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What may be given apart from the curve; all zeros where a scenario has none.
 *
 * @param bolus its dose, ng, in {@code amount}
 * @param prime its volume, nL
 * @param flush its volume, nL
 * @param kvo its volume, nL
 * @param minimumRate whether the KVO may be ordered in a hold
 */
public record Overlays(Extra bolus, Extra prime, Extra flush, Extra kvo, boolean minimumRate) {
    /**
     * One of them.
     *
     * @param amount ng or nL, of each
     * @param ms time it is given in
     * @param gapMs least time from the end of one to the next
     * @param most how often
     */
    public record Extra(long amount, long ms, long gapMs, long most) {
        static final Extra NONE = new Extra(0, 0, 0, 0);

        public boolean used() {
            return most > 0;
        }
    }

    private static final Overlays NONE =
            new Overlays(Extra.NONE, Extra.NONE, Extra.NONE, Extra.NONE, false);
    private static final List<String> KEYS =
            List.of("bolus", "prime", "flush", "kvo", "minimum rate");
    private static final Pattern FORM =
            Pattern.compile("(.+?) over (.+?)(?:, (.+?) apart)?, (\\d{1,3}) at most");
    private static final String EXAMPLE = "720 mg over 4 min, 12 h apart, 2 at most";
    private static final Field MASS =
            Field.of(Dimension.MASS, 1, HardLimits.DOSE_NG_MAX, "1 ng to 100 g");
    private static final Field PER_AREA =
            Field.of(Dimension.MASS_PER_AREA, 1, HardLimits.DOSE_NG_MAX, "1 ng/m2 to 100 g/m2");
    private static final Field VOLUME =
            Field.of(Dimension.VOLUME, 1, HardLimits.OVERLAY_NL_MAX, "1 nL to 100 mL");
    private static final Field TIME =
            Field.of(Dimension.TIME, HardLimits.OVERLAY_MS_MIN, HardLimits.DAY_MS, "1 s to 24 h");
    private static final BigDecimal CM2_PER_M2 = BigDecimal.valueOf(10_000);

    static Overlays read(String file, Entries scenario, Prescription ordered) throws BadScenario {
        if (!scenario.has("overlays")) {
            return NONE;
        }
        Node node = scenario.node("overlays");
        Entries entries = Entries.read(file, node, "overlays", KEYS);
        boolean minimumRate = entries.has("minimum rate");
        if (minimumRate && entries.has("kvo")) {
            throw entries.bad("minimum rate", "is the KVO of the plan: not beside \"kvo\"");
        }
        String kvo = minimumRate ? "minimum rate" : "kvo";
        return new Overlays(
                entries.has("bolus") ? bolus(entries.text("bolus"), ordered) : Extra.NONE,
                entries.has("prime") ? extra(entries.text("prime")) : Extra.NONE,
                entries.has("flush") ? extra(entries.text("flush")) : Extra.NONE,
                entries.has(kvo) ? extra(entries.text(kvo)) : Extra.NONE,
                minimumRate);
    }

    private static Extra bolus(Text text, Prescription ordered) throws BadScenario {
        Matcher parts = parts(text);
        Text dose = text.part(parts.group(1));
        ordered.dose().unit().requireSame(dose);
        long ng =
                dose.value().endsWith("/m2")
                        ? BigDecimal.valueOf(dose.whole(PER_AREA))
                                .multiply(BigDecimal.valueOf(ordered.bsaCm2()))
                                .divide(CM2_PER_M2, 0, RoundingMode.FLOOR)
                                .longValueExact()
                        : dose.whole(MASS);
        return extra(text, parts, ng);
    }

    private static Extra extra(Text text) throws BadScenario {
        Matcher parts = parts(text);
        return extra(text, parts, text.part(parts.group(1)).whole(VOLUME));
    }

    private static Extra extra(Text text, Matcher parts, long amount) throws BadScenario {
        return new Extra(
                amount,
                text.part(parts.group(2)).whole(TIME),
                parts.group(3) == null ? 0 : text.part(parts.group(3)).whole(TIME),
                Long.parseLong(parts.group(4)));
    }

    private static Matcher parts(Text text) throws BadScenario {
        Matcher parts = FORM.matcher(text.value());
        if (!parts.matches()) {
            throw text.bad(
                    "\"" + text.value() + "\" cannot be read; write it like \"" + EXAMPLE + "\"");
        }
        return parts;
    }
}
