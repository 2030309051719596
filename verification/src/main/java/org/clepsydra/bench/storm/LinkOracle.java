package org.clepsydra.bench.storm;

import org.clepsydra.port.LinkFrame;
import org.clepsydra.port.LinkLayout;

/**
 * What each end of the link may make of a message, worked out from what was really sent and came
 * whole, and by nothing of the core.
 */
final class LinkOracle {
    private long session;
    private long number;
    private long first;
    private boolean answered;
    private long permitted;
    private long backPermitted;
    private long lastMs;
    private boolean timed;
    private long silentMs;
    private boolean heardAny;
    private long heardSession;
    private long heardNumber;
    private boolean wrongly;
    private long heardMs;
    private long unaskedMs;

    /** The control channel has power again, and asks so. */
    void controlAnew(LinkFrame request) {
        session = 0;
        timed = false;
        silentMs = 0;
        answered = false;
        asked(request);
    }

    /** It asks next. */
    void asked(LinkFrame request) {
        long now = request.word(LinkLayout.SESSION);
        first = now == session ? first : 0;
        session = now;
        number = request.word(LinkLayout.NUMBER);
    }

    /** Whether what came is the reply that counts in this step, null for nothing. */
    boolean taken(Wire.Message message, long nowMs) {
        silentMs += timed ? Math.max(0, nowMs - lastMs) : 0;
        timed = true;
        lastMs = nowMs;
        answered = message != null && message.whole() && answers(message.words());
        if (answered) {
            first = message.words()[LinkLayout.FIRST];
            silentMs = 0;
        }
        boolean granted = answered && (message.words()[LinkLayout.FLAGS] & LinkLayout.GRANTED) != 0;
        permitted = granted ? message.words()[LinkLayout.MICROSTEPS_MAX] : 0;
        backPermitted = granted ? message.words()[LinkLayout.BACK_MICROSTEPS_MAX] : 0;
        return answered;
    }

    private boolean answers(long[] words) {
        return words[LinkLayout.SESSION] == session
                && words[LinkLayout.NUMBER] == number
                && (first == 0 || words[LinkLayout.FIRST] == first);
    }

    /** The monitor has power again. */
    void monitorAnew() {
        heardAny = false;
        heardMs = Long.MIN_VALUE;
        unaskedMs = 0;
    }

    /** A step of the monitor: what came, null for nothing, and what it answered. */
    void monitorSaid(Wire.Message message, LinkFrame reply, long nowMs) {
        boolean counts = message != null && message.whole() && isNew(message.words());
        wrongly = reply.present() != counts;
        if (counts) {
            heardAny = true;
            heardSession = message.words()[LinkLayout.SESSION];
            heardNumber = message.words()[LinkLayout.NUMBER];
        }
        heardMs = counts || heardMs == Long.MIN_VALUE ? nowMs : heardMs;
        unaskedMs = nowMs - heardMs;
    }

    private boolean isNew(long[] words) {
        return !heardAny
                || words[LinkLayout.SESSION] != heardSession
                || words[LinkLayout.NUMBER] > heardNumber;
    }

    /** Whether the control channel's step has a reply. */
    boolean answered() {
        return answered;
    }

    /** The most that the monitor permitted for it, forward or back. */
    long permitted(boolean back) {
        return back ? backPermitted : permitted;
    }

    /** How long it has none, by its clock. */
    long silentMs() {
        return silentMs;
    }

    /** Whether the monitor answered what does not count, or did not answer what does. */
    boolean answeredWrongly() {
        return wrongly;
    }

    /** How long the monitor was asked by nobody, by its clock. */
    long unaskedMs() {
        return unaskedMs;
    }
}
