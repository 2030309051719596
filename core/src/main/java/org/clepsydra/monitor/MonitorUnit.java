package org.clepsydra.monitor;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.LinkFrame;
import org.clepsydra.port.LinkLayout;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StoredState;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Nl;

/**
 * The monitor on a processor of its own: it steps by its own clock and frame, permits where it is
 * asked to, and opens the cutoff where it is not asked for long.
 */
public final class MonitorUnit {
    /** Sessions of one power-on have the bits above in common, and no others. */
    private static final int POWER_ON = 32;

    private final Monitor monitor;
    private final Permit permit = new Permit();
    private final Castagnoli crc = new Castagnoli();
    private final LinkFrame asked = new LinkFrame();
    private boolean begun;
    private long session;
    private long first;
    private long number;
    private boolean found;
    private long heldEnvelope;
    private @Nl long heldSeenNl;
    private boolean overlayBegan;

    /** Builds the monitor for one device; its record is read here once more. */
    public MonitorUnit(DeviceRecord device) {
        monitor = new Monitor(device);
    }

    /** Goes on from what the store holds, before the first step. Stopped, until START. */
    @Realizes({"req~persistence.monitor-restore~3", "req~link.restore~2"})
    public void restore(StoredState stored) {
        found = monitor.restore(stored);
    }

    /**
     * One step, by the monitor's own clock: at least as often as the device's record says, request
     * or none.
     *
     * @param in what the device measured, read after the request came
     * @param order what the operator asks
     * @param request what came since the last step, the last where there are several
     * @param reply the answer, absent where nothing was asked
     * @param cutoff to be applied at once
     * @param kept what the store shall hold
     */
    @Realizes({"req~link.reply~2", "req~link.unasked~1"})
    public void step(
            SensorFrame in,
            OrderFrame order,
            LinkFrame request,
            LinkFrame reply,
            CutoffCommand cutoff,
            MonitorStateFrame kept) {
        // First, so that what was permitted in one session is not held against the next.
        monitor.watch(in);
        boolean heard = hears(request);
        monitor.step(in, order, heard, permit, cutoff);
        monitor.keep(in, kept);
        // What began while nobody asked is told with the next answer.
        boolean begins = permit.overlayBegins() || overlayBegan;
        overlayBegan = begins && !heard;
        answer(begins, reply);
        reply.present(heard);
    }

    /** Whether there is a request that counts; what belongs to it is noted then. */
    @Realizes("req~link.request~1")
    private boolean hears(LinkFrame request) {
        // Copied first and judged after, so that what was judged is what is used.
        asked.copy(request);
        boolean whole = asked.present() && whole();
        boolean goesOn = begun && asked.word(LinkLayout.SESSION) == session;
        if (!whole || (goesOn && asked.word(LinkLayout.NUMBER) <= number)) {
            return false;
        }
        if (!goesOn) {
            begin();
        }
        number = asked.word(LinkLayout.NUMBER);
        return true;
    }

    private boolean whole() {
        return asked.word(LinkLayout.REQUEST_CRC) == seal(asked, LinkLayout.REQUEST_CRC)
                && asked.word(LinkLayout.MAGIC) == LinkLayout.REQUEST_MAGIC
                && asked.word(LinkLayout.NUMBER) >= 1
                && asked.word(LinkLayout.NUMBER) <= LinkLayout.NUMBER_MAX
                && asked.word(LinkLayout.REACHED_MS) >= 0
                && asked.word(LinkLayout.REACHED_MS) <= LinkLayout.REACHED_MS_MAX;
    }

    /** The other channel is new, or this one is: stopped, and both say where they are. */
    @Realizes({"req~link.session~1", "req~link.restore~2"})
    private void begin() {
        monitor.stop();
        if (asked.word(LinkLayout.ENVELOPE) == monitor.envelopeChecksum()) {
            monitor.reach(Quantities.ms(asked.word(LinkLayout.REACHED_MS)));
        }
        // One that ran on holds what it held for a control channel that is new. The same, as its
        // number says, may not have heard yet that nothing was found.
        found = found || (begun && anotherPowerOn());
        begun = true;
        session = asked.word(LinkLayout.SESSION);
        first = asked.word(LinkLayout.NUMBER);
        heldEnvelope = monitor.envelopeChecksum();
        heldSeenNl = monitor.curveSeenNl();
    }

    private boolean anotherPowerOn() {
        return session >>> POWER_ON != asked.word(LinkLayout.SESSION) >>> POWER_ON;
    }

    @Realizes({"req~link.request~1", "req~link.session~1", "req~link.restore~2"})
    private void answer(boolean begins, LinkFrame reply) {
        PermitWords.write(permit, begins, reply);
        reply.set(LinkLayout.MAGIC, LinkLayout.REPLY_MAGIC);
        reply.set(LinkLayout.SESSION, session);
        reply.set(LinkLayout.NUMBER, number);
        reply.set(LinkLayout.FIRST, first);
        long flags = reply.word(LinkLayout.FLAGS);
        reply.set(LinkLayout.FLAGS, found ? flags | LinkLayout.FOUND : flags);
        reply.set(LinkLayout.HELD_ENVELOPE, heldEnvelope);
        reply.set(LinkLayout.HELD_SEEN_NL, heldSeenNl);
        reply.set(LinkLayout.REPLY_CRC, seal(reply, LinkLayout.REPLY_CRC));
    }

    /** CRC-32C over the words before {@code end}. */
    private long seal(LinkFrame message, int end) {
        crc.begin();
        for (int i = 0; i < LinkLayout.REPLY_CRC; i++) {
            if (i < end) {
                crc.word(message.word(i));
            }
        }
        return crc.value();
    }
}
