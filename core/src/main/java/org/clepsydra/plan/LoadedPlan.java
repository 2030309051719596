package org.clepsydra.plan;

import org.clepsydra.port.LibraryLayout;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.Stages;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;
import org.clepsydra.units.NlPerH;
import org.clepsydra.units.Pa;

/** The plan the control channel works from: a copy of its own, frozen until it is cleared. */
@Realizes("req~plan.frozen~1")
public final class LoadedPlan {
    private final PlanCheck check;
    private final Reentry reentry;
    private final RefillCheck refill;
    private final Continuation continuation;
    private final PumpGeometry device;
    private final long[] words = new long[PlanLayout.WORDS];
    private final SealWatch control = new SealWatch(0, PlanLayout.CONTROL_CRC, PlanLayout.ENVELOPE);
    private final SealWatch envelope =
            new SealWatch(PlanLayout.ENVELOPE, PlanLayout.ENVELOPE_CRC, PlanLayout.WORDS);
    private final boolean remembers;
    private boolean loaded;
    private boolean intact;
    private long startedPlanId;

    public LoadedPlan(PumpGeometry device) {
        remembers = device.storesState();
        check = new PlanCheck(device);
        reentry = new Reentry(check.ruling());
        refill = new RefillCheck(device, check.ruling());
        continuation = new Continuation(device, check.ruling());
        this.device = device;
    }

    /** Takes a copy of {@code image} if no plan is loaded and it passes; see {@link #verdict}. */
    public void offer(long[] image) {
        if (loaded) {
            check.refuse(Rule.PLAN_LOADED, image[PlanLayout.PLAN_ID], planId());
            return;
        }
        copy(image);
        check.judge(words);
        number();
        continuation.judge(words);
        loaded = check.rule() == Rule.ACCEPTED;
    }

    /**
     * Takes a copy of {@code image}, which is stored, if it passes and has these checksums. It was
     * held against the drug library when it was accepted: these are of that image, bit by bit.
     */
    @Realizes("req~persistence.stored-plan~1")
    public void restore(long[] image, long checksum) {
        copy(image);
        check.judgeAlone(words);
        continuation.restored(words);
        loaded = check.rule() == Rule.ACCEPTED && checksum() == checksum;
    }

    /** Copied first and judged after, so that what was judged is what is kept. */
    private void copy(long[] image) {
        for (int i = 0; i < PlanLayout.WORDS; i++) {
            words[i] = image[i];
        }
        control.begin();
        envelope.begin();
    }

    /**
     * Looks at the next words of the plan, where one is loaded, and of the library; once a step.
     */
    public int look() {
        intact = check.library().look();
        if (loaded) {
            boolean controlIntact = control.step(words);
            boolean envelopeIntact = envelope.step(words);
            intact = intact && controlIntact && envelopeIntact;
        }
        return Stages.PLAN_IMAGE;
    }

    /** Whether those that were looked at last are what they were. */
    public boolean intact() {
        return intact;
    }

    /** What was begun is never begun again: the number of a plan is above all that were started. */
    @Realizes("req~persistence.plan-number~2")
    private void number() {
        boolean used = remembers && planId() <= startedPlanId;
        if (used && check.rule() == Rule.ACCEPTED) {
            check.refuse(Rule.PLAN_ID_USED, planId(), startedPlanId);
        }
    }

    /** Notes that the plan has been started; or, after power-on, which number was. */
    public void started(long id) {
        startedPlanId = Math.max(startedPlanId, id);
    }

    /** The highest number of a plan that was started, 0 for none. */
    public long startedPlanId() {
        return startedPlanId;
    }

    /** By which a stored plan is known: the control block's checksum above the envelope's. */
    public long checksum() {
        return words[PlanLayout.CONTROL_CRC] << 32 | words[PlanLayout.ENVELOPE_CRC];
    }

    /** The envelope's checksum in {@link #checksum} of a plan. */
    public static long envelopeOf(long checksum) {
        return checksum & 0xFFFF_FFFFL;
    }

    /** The checksum of the envelope that came with the plan. */
    public long envelopeChecksum() {
        return words[PlanLayout.ENVELOPE_CRC];
    }

    /** Copies the image to {@code out}, which has {@link PlanLayout#WORDS} words. */
    public void copyTo(long[] out) {
        for (int i = 0; i < PlanLayout.WORDS; i++) {
            out[i] = words[i];
        }
    }

    /**
     * Takes a copy of the drug library in {@code asked} if no plan is loaded and it passes; else a
     * refusal.
     */
    @Realizes("req~library.idle~1")
    public boolean offerLibrary(OrderFrame asked) {
        if (loaded) {
            long version = asked.library()[LibraryLayout.VERSION];
            check.refuse(Rule.LIBRARY_IN_USE, version, planId());
            return false;
        }
        return check.library().offer(asked.library(), asked.libraryAuthentic());
    }

    /**
     * Refuses the plan in {@code image} where the mechanism is at the end of its service; but not
     * the rest of one that it gave, as a change of rate is no new therapy.
     *
     * @param released microsteps ever released
     * @return whether it is refused
     */
    @Realizes("req~replacement.no-new-plan~1")
    public boolean refuseNew(long[] image, @Microsteps long released) {
        boolean begins = image[PlanLayout.CONTINUES] == 0;
        if (begins) {
            check.refuse(Rule.END_OF_SERVICE, released, device.endOfServiceMicrosteps());
        }
        return begins;
    }

    /** Refuses an order that needs a STOP before it. */
    public void refuseUnstopped(int order) {
        check.refuse(Rule.NOT_STOPPED, order, Orders.STOP);
    }

    /**
     * Whether {@code checksum} is that of the envelope which came with the plan; else a refusal.
     */
    public boolean hasEnvelope(long checksum) {
        long own = words[PlanLayout.ENVELOPE_CRC];
        if (checksum != own) {
            check.refuse(Rule.ENVELOPE_NOT_OF_PLAN, checksum, own);
        }
        return checksum == own;
    }

    /** Whether the second entry in {@code entered} agrees with the plan; else a refusal. */
    public boolean agreesWith(OrderFrame entered) {
        reentry.judge(words, entered);
        return check.rule() == Rule.ACCEPTED;
    }

    /** Whether the plan goes on from another, whose overlays count as begun under this. */
    public boolean goesOn() {
        return words[PlanLayout.CONTINUES] != 0;
    }

    /** Whether its first rate must be entered again by itself. */
    public boolean changesRate() {
        return continuation.changes();
    }

    /** Whether the rate in {@code entered} agrees with the plan's first; else a refusal. */
    public boolean agreesWithChange(OrderFrame entered) {
        continuation.judgeEntry(entered);
        return check.rule() == Rule.ACCEPTED;
    }

    /** Refuses START for want of an entry of the rate. */
    public void refuseUnconfirmedChange() {
        continuation.refuseUnconfirmed();
    }

    /** Refuses START for want of a second entry that is not too old. */
    public void refuseUnconfirmed() {
        check.refuse(Rule.NOT_CONFIRMED, Orders.START, Orders.CONFIRM);
    }

    /** Whether the volumes of the refill in {@code asked} are possible; else a refusal. */
    public boolean acceptsRefill(OrderFrame asked) {
        refill.judge(asked);
        return check.rule() == Rule.ACCEPTED;
    }

    /** Refuses START for want of {@code leftNl} in the reservoir to be a quantum. */
    public void refuseEmpty(@Nl long leftNl) {
        check.refuse(Rule.RESERVOIR_EMPTY, leftNl, device.quantumNl());
    }

    /**
     * Forgets the plan, but for one that goes on from it.
     *
     * @param leftNl what was not released of its curve, rounded down
     * @param rateNlPerH highest rate of the segment it stood in
     */
    public void clear(@Nl long leftNl, @NlPerH long rateNlPerH) {
        continuation.note(words, leftNl, rateNlPerH);
        clear();
    }

    /** Forgets a plan that was not taken. */
    public void clear() {
        loaded = false;
    }

    /** The verdict on the last plan offered. */
    public PlanCheck verdict() {
        return check;
    }

    /** The drug library that plans are held against. */
    public LoadedLibrary library() {
        return check.library();
    }

    /** Whether a plan is loaded; without one no other figure here has a meaning. */
    public boolean loaded() {
        return loaded;
    }

    public long planId() {
        return words[PlanLayout.PLAN_ID];
    }

    /** The drug's number; 0 for a drug without one. */
    public long drugId() {
        return words[PlanLayout.DRUG_ID];
    }

    /** Number of the container it is to be given from; 0 for any. */
    public long containerNumber() {
        return words[PlanLayout.CONTAINER_NUMBER];
    }

    /** Code of the reason for going beyond a soft limit; 0 for none. */
    public long softReason() {
        return words[PlanLayout.SOFT_REASON];
    }

    /** How long all its segments take. */
    public @Ms long durationMs() {
        return Units.ms(words[PlanLayout.DURATION_MS]);
    }

    public @Nl long volumeNl() {
        return Units.nl(words[PlanLayout.VOLUME_NL]);
    }

    public @Pa int pressureLimitPa() {
        return Units.pa((int) words[PlanLayout.PRESSURE_LIMIT_PA]);
    }

    public @Nl long bubbleLimitNl() {
        return Units.nl(words[PlanLayout.BUBBLE_LIMIT_NL]);
    }

    public int segmentCount() {
        return (int) words[PlanLayout.SEGMENT_COUNT];
    }

    /** Volume of segment {@code index}; an index beyond the table reads as its last. */
    public @Nl long segmentVolumeNl(int index) {
        return Units.nl(words[segmentAt(index) + PlanLayout.SEGMENT_VOLUME_NL]);
    }

    /** Duration of segment {@code index}; an index beyond the table reads as its last. */
    public @Ms long segmentMs(int index) {
        return Units.ms(words[segmentAt(index) + PlanLayout.SEGMENT_DURATION_MS]);
    }

    /** Kind of segment {@code index}, as in {@link PlanLayout}. */
    public long segmentKind(int index) {
        return words[segmentAt(index)];
    }

    /** What the first rate of a ramp would give over its whole time; else 0. */
    public @Nl long segmentFirstNl(int index) {
        return Units.nl(words[segmentAt(index) + PlanLayout.SEGMENT_FIRST_NL]);
    }

    /** What the highest rate of segment {@code index} would give over its whole time. */
    public @Nl long segmentPeakNl(int index) {
        return peakNl(words, segmentAt(index));
    }

    /** First segment of the cycle. */
    public int cycleSegment() {
        return (int) words[PlanLayout.CYCLE_SEGMENT];
    }

    /** How often the cycle runs. */
    public long repeats() {
        return words[PlanLayout.REPEATS];
    }

    /** Volume of one overlay of {@code kind}, as in {@link PlanLayout}; 0 if the plan has none. */
    public @Nl long overlayNl(int kind) {
        return Units.nl(overlay(kind, PlanLayout.OVERLAY_NL));
    }

    public @Ms long overlayMs(int kind) {
        return Units.ms(overlay(kind, PlanLayout.OVERLAY_MS));
    }

    /** Least time from the end of one overlay of {@code kind} to the next. */
    public @Ms long overlayGapMs(int kind) {
        return Units.ms(overlay(kind, PlanLayout.OVERLAY_GAP_MS));
    }

    public long overlayCountMax(int kind) {
        return overlay(kind, PlanLayout.OVERLAY_COUNT_MAX);
    }

    /** Whether a KVO may be ordered in a hold. */
    @Realizes("req~overlay.given~2")
    public boolean keepsMinimumRate() {
        return words[PlanLayout.SAFE_STATE] == PlanLayout.MINIMUM_RATE;
    }

    /** Most of the drug that may be given in any hour. */
    public @Nl long hourNlMax() {
        return Units.nl(words[PlanLayout.HOUR_NL_MAX]);
    }

    /** Most of the drug that may be given in any day, of 23 hours. */
    public @Nl long dayNlMax() {
        return Units.nl(words[PlanLayout.DAY_NL_MAX]);
    }

    /** Whether the dose in {@code asked} is that of the plan's bolus; else a refusal. */
    public boolean agreesWithBolus(OrderFrame asked) {
        reentry.judgeBolus(words, asked);
        return check.rule() == Rule.ACCEPTED;
    }

    /** Rules on an order that is judged elsewhere, by one of {@link Rule}. */
    public void rule(int rule, long figure, long limit) {
        check.refuse(rule, figure, limit);
    }

    private long overlay(int kind, int word) {
        int row = Math.max(0, Math.min(kind, PlanLayout.OVERLAYS_MAX - 1));
        return words[PlanLayout.OVERLAYS + row * PlanLayout.OVERLAY_WORDS + word];
    }

    /** What the highest rate of the segment at {@code at} of {@code image} would give. */
    static @Nl long peakNl(long[] image, int at) {
        long volumeNl = image[at + PlanLayout.SEGMENT_VOLUME_NL];
        long firstNl = image[at + PlanLayout.SEGMENT_FIRST_NL];
        long kind = image[at];
        if (kind == PlanLayout.RAMP) {
            return Units.nl(Math.max(firstNl, 2 * volumeNl - firstNl));
        }
        return Units.nl(kind == PlanLayout.RAISED_COSINE ? 2 * volumeNl : volumeNl);
    }

    private static int segmentAt(int index) {
        int within = Math.max(0, Math.min(index, PlanLayout.SEGMENTS_MAX - 1));
        return PlanLayout.SEGMENTS + within * PlanLayout.SEGMENT_WORDS;
    }
}
