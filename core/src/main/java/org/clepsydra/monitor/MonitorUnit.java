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
    private final Monitor monitor;
    private final Permit permit = new Permit();
    private final Castagnoli crc = new Castagnoli();
    private final long[] asked = new long[LinkLayout.REQUEST_WORDS];
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
    public void step(
            SensorFrame in,
            OrderFrame order,
            LinkFrame request,
            LinkFrame reply,
            CutoffCommand cutoff,
            MonitorStateFrame kept) {
        boolean heard = hears(request);
        monitor.step(in, order, heard, permit, cutoff);
        monitor.keep(in, kept);
        // What began while nobody asked is told with the next answer.
        boolean begins = permit.overlayBegins() || overlayBegan;
        overlayBegan = begins && !heard;
        answer(begins, reply.words());
        reply.present(heard);
    }

    /** Whether there is a request that counts; what belongs to it is noted then. */
    @Realizes("req~link.request~1")
    private boolean hears(LinkFrame request) {
        // Copied first and judged after, so that what was judged is what is used.
        for (int i = 0; i < LinkLayout.REQUEST_WORDS; i++) {
            asked[i] = request.words()[i];
        }
        boolean whole = request.present() && whole();
        boolean goesOn = begun && asked[LinkLayout.SESSION] == session;
        if (!whole || (goesOn && asked[LinkLayout.NUMBER] <= number)) {
            return false;
        }
        if (!goesOn) {
            begin();
        }
        number = asked[LinkLayout.NUMBER];
        return true;
    }

    private boolean whole() {
        return asked[LinkLayout.REQUEST_CRC] == seal(asked, LinkLayout.REQUEST_CRC)
                && asked[LinkLayout.MAGIC] == LinkLayout.REQUEST_MAGIC
                && asked[LinkLayout.NUMBER] >= 1
                && asked[LinkLayout.NUMBER] <= LinkLayout.NUMBER_MAX
                && asked[LinkLayout.REACHED_MS] >= 0
                && asked[LinkLayout.REACHED_MS] <= LinkLayout.REACHED_MS_MAX;
    }

    /** The other channel is new, or this one is: stopped, and both say where they are. */
    @Realizes({"req~link.session~1", "req~link.restore~1"})
    private void begin() {
        monitor.hold();
        if (asked[LinkLayout.ENVELOPE] == monitor.envelopeChecksum()) {
            monitor.reach(Quantities.ms(asked[LinkLayout.REACHED_MS]));
        }
        // One that ran on holds what it held.
        found = found || begun;
        begun = true;
        session = asked[LinkLayout.SESSION];
        first = asked[LinkLayout.NUMBER];
        heldEnvelope = monitor.envelopeChecksum();
        heldSeenNl = monitor.curveSeenNl();
    }

    private void answer(boolean begins, long[] words) {
        PermitWords.write(permit, begins, words);
        words[LinkLayout.MAGIC] = LinkLayout.REPLY_MAGIC;
        words[LinkLayout.SESSION] = session;
        words[LinkLayout.NUMBER] = number;
        words[LinkLayout.FIRST] = first;
        long flags = words[LinkLayout.FLAGS];
        words[LinkLayout.FLAGS] = found ? flags | LinkLayout.FOUND : flags;
        words[LinkLayout.HELD_ENVELOPE] = heldEnvelope;
        words[LinkLayout.HELD_SEEN_NL] = heldSeenNl;
        words[LinkLayout.REPLY_CRC] = seal(words, LinkLayout.REPLY_CRC);
    }

    /** CRC-32C over the words before {@code end}. */
    private long seal(long[] words, int end) {
        crc.begin();
        for (int i = 0; i < LinkLayout.REPLY_CRC; i++) {
            if (i < end) {
                crc.word(words[Math.max(0, Math.min(i, end - 1))]);
            }
        }
        return crc.value();
    }
}
