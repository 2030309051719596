package org.clepsydra.fuzz;

import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.port.RemoteFrame;

/** A pump with a link: what a message says, written out word by word. */
final class RemoteLink {
    static final long SESSION = 0x1234_5678_9ABCL;
    static final long PLAN = 0x8765_4321_0FED_CBA9L;

    /** Time of the first message: far from zero, so that one may be older than any limit. */
    static final long BEGIN_MS = 10_000_000;

    static final long STEP_MS = 10;

    final Pump pump;

    RemoteLink() {
        pump = new Pump(Devices.bedside().seal());
        pump.in.nowMs(BEGIN_MS - 4 * STEP_MS);
        pump.tested();
        session(SESSION);
    }

    void session(long shown) {
        pump.order.remote().session(shown);
    }

    /** The core's time of the next step. */
    long nextMs() {
        return pump.in.nowMs() + STEP_MS;
    }

    /** A right message, sent at the time of the next step. */
    long[] message(long number) {
        return message(SESSION, number, nextMs(), PLAN);
    }

    static long[] message(long session, long number, long sentMs, long plan) {
        long[] words = {0x434C_4550_5245_4D4FL, session, number, sentMs, plan, 0};
        return sealed(words);
    }

    static long[] sealed(long[] words) {
        words[5] = RemoteOracle.checksum(words).longValueExact();
        return words;
    }

    /** The verdict on {@code words}, for which the verifier vouches. */
    int hear(long[] words) {
        return hear(words, true);
    }

    int hear(long[] words, boolean authentic) {
        put(words, authentic);
        pump.step(STEP_MS);
        pump.order.remote().present(false);
        return verdict();
    }

    /** Puts a message in the frame of the next step. */
    void put(long[] words, boolean authentic) {
        RemoteFrame frame = pump.order.remote();
        System.arraycopy(words, 0, frame.words(), 0, words.length);
        frame.authentic(authentic);
        frame.present(true);
    }

    int verdict() {
        return pump.out.snapshot().remoteVerdict();
    }

    long proposed() {
        return pump.out.snapshot().proposedPlan();
    }

    /** Lets so much time pass without a message. */
    void waits(long ms) {
        for (long left = ms; left > 0; left -= 100) {
            pump.step(Math.min(left, 100));
        }
    }
}
