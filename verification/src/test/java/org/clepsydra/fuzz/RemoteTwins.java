package org.clepsydra.fuzz;

import org.clepsydra.OutputFrame;
import org.clepsydra.Pump;
import org.clepsydra.Snapshot;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.alarm.AnnunciatorFrame;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.RemoteFrame;
import org.clepsydra.therapy.TherapyState;

/**
 * Two pumps with the same sensors and orders, one of which hears messages while the other has no
 * link. Therapy and alarms must stay the same in both.
 */
public final class RemoteTwins {
    /** How far apart steps are. */
    public static final long STEP_MS = 100;

    private static final int REST_PA = 5_000;

    private final Pump heard;
    private final Pump alone;

    /** Both passed their self-tests, with that time on the core's clock. */
    public RemoteTwins(DeviceRecord device, long beginMs) {
        heard = begun(device, beginMs);
        alone = begun(device, beginMs);
    }

    private static Pump begun(DeviceRecord device, long beginMs) {
        Pump pump = new Pump(device);
        pump.in.nowMs(beginMs);
        pump.in.pressurePa(REST_PA);
        return pump.tested();
    }

    /** The core's time of the next step. */
    public long nextMs() {
        return heard.in.nowMs() + STEP_MS;
    }

    /** What the device shows and receives in the next step; {@code words} are null for none. */
    public void hear(long session, long[] words, boolean authentic) {
        RemoteFrame frame = heard.order.remote();
        frame.session(session);
        frame.present(words != null);
        frame.authentic(authentic);
        if (words != null) {
            System.arraycopy(words, 0, frame.words(), 0, words.length);
        }
    }

    /** Pressure of the line in the next steps, of both. */
    void pressure(int abovePa) {
        heard.in.pressurePa(REST_PA + abovePa);
        alone.in.pressurePa(REST_PA + abovePa);
    }

    /** Gives both the same order. */
    public void give(int order) {
        heard.order.give(order);
        alone.order.give(order);
    }

    /** The second entry at both. */
    public void enter(long doseNg, long durationMs, long rateNlPerH) {
        heard.order.enter(doseNg, durationMs, rateNlPerH);
        alone.order.enter(doseNg, durationMs, rateNlPerH);
        give(Orders.CONFIRM);
    }

    /** A LOAD at the panel of both. */
    public void load(long[] image) {
        from(image, false, false);
        System.arraycopy(image, 0, alone.order.image(), 0, PlanLayout.WORDS);
        give(Orders.LOAD);
    }

    /** A LOAD from afar at the one, of the same image from the panel at the other. */
    void loadFromAfar(long[] image, boolean authentic) {
        load(image);
        from(image, true, authentic);
    }

    /**
     * A LOAD from afar that is to be refused as such. Where nobody vouches for it the other is
     * given none: it must be as if it had not come, to the monitor too. Else the other is given the
     * same image with a control block that is refused by itself, so that its monitor sees the same
     * envelope.
     */
    void loadInVain(long[] image, boolean authentic) {
        loadFromAfar(image, authentic);
        alone.order.image()[PlanLayout.CONTROL_CRC] ^= 1;
        if (!authentic) {
            alone.order.give(Orders.NONE);
        }
    }

    private void from(long[] image, boolean afar, boolean authentic) {
        System.arraycopy(image, 0, heard.order.image(), 0, PlanLayout.WORDS);
        heard.order.imageRemote(afar);
        heard.order.imageAuthentic(authentic);
    }

    /** Lets both run on for a step, and holds them against each other. */
    public void step() {
        heard.step(STEP_MS);
        alone.step(STEP_MS);
        compare(alone.out, heard.out);
        equal("made", alone.received, heard.received);
    }

    /** What the one that hears shows. */
    Snapshot shown() {
        return heard.out.snapshot();
    }

    /** The record that it stores, or null for none. */
    long[] record() {
        return heard.out.store().present() ? heard.out.store().record() : null;
    }

    /** Of both. */
    public int state() {
        return alone.state();
    }

    /** The last verdict of the one that hears nothing. */
    int verdictAlone() {
        return alone.out.snapshot().verdictRule();
    }

    /** Whether the motor is asked to move or may get power. */
    boolean moves() {
        return heard.out.motor().energise() || heard.out.motor().microsteps() != 0;
    }

    /** Whether there is an alarm but that the end is near, which is as it shall be. */
    public boolean alarms() {
        return (alone.out.annunciator().conditions() & ~(1L << AlarmCode.NEAR_END)) != 0;
    }

    private static void compare(OutputFrame right, OutputFrame is) {
        therapy(right.snapshot(), is.snapshot());
        equal("microsteps", right.motor().microsteps(), is.motor().microsteps());
        equal("period", right.motor().pulsePeriodUs(), is.motor().pulsePeriodUs());
        equal("direction", right.motor().direction(), is.motor().direction());
        equal("lease", right.motor().leaseToken(), is.motor().leaseToken());
        equal("cutoff lease", right.cutoff().leaseToken(), is.cutoff().leaseToken());
        equal("energise", right.motor().energise(), is.motor().energise());
        equal("cutoff", right.cutoff().closed(), is.cutoff().closed());
        if (right.snapshot().state() != TherapyState.IDLE) {
            // Without a plan it does not matter what envelope a refused image left.
            long envelope = right.permit().envelopeChecksum();
            equal("envelope", envelope, is.permit().envelopeChecksum());
            equal("permit", right.permit().microstepsMax(), is.permit().microstepsMax());
            equal("reason", right.permit().reason(), is.permit().reason());
        }
        alarms(right.annunciator(), is.annunciator());
    }

    private static void therapy(Snapshot right, Snapshot is) {
        equal("state", right.state(), is.state());
        equal("therapy time", right.therapyMs(), is.therapyMs());
        equal("volume", right.volumeNl(), is.volumeNl());
        equal("given", right.givenNl(), is.givenNl());
        equal("taken back", right.takenBackNl(), is.takenBackNl());
        equal("commanded", right.commanded(), is.commanded());
        equal("ever commanded", right.everCommanded(), is.everCommanded());
    }

    private static void alarms(AnnunciatorFrame right, AnnunciatorFrame is) {
        equal("conditions", right.conditions(), is.conditions());
        equal("present", right.present(), is.present());
        equal("acknowledged", right.acknowledged(), is.acknowledged());
        equal("priority", right.priority(), is.priority());
        equal("code", right.code(), is.code());
        equal("audio pause", right.pausedMs(), is.pausedMs());
        equal("pattern", right.pattern(), is.pattern());
        equal("sound", right.soundMs(), is.soundMs());
        equal("light", right.light(), is.light());
        equal("flash", right.lightMs(), is.lightMs());
    }

    private static void equal(String what, boolean right, boolean is) {
        equal(what, right ? 1 : 0, is ? 1 : 0);
    }

    static void equal(String what, long right, long is) {
        if (right != is) {
            throw new AssertionError(what + " is " + is + ", not " + right);
        }
    }
}
