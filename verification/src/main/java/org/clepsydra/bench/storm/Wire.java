package org.clepsydra.bench.storm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.clepsydra.port.LinkFrame;

/** One direction of the link between two processors, and what may become of a message on it. */
final class Wire {
    private static final long QUICK_US_MIN = 500;
    private static final long QUICK_US_MAX = 1_500;
    private static final int BITS_MAX = 3;

    /**
     * What it does to messages, each as likely as said.
     *
     * @param loses a message
     * @param doubles one, of which the second is late
     * @param damages one, in one bit or a few, or in a whole word
     * @param delays one
     * @param lateUs how much later it comes then, at most
     */
    record Faults(double loses, double doubles, double damages, double delays, long lateUs) {
        static final Faults NONE = new Faults(0, 0, 0, 0, 0);
    }

    /**
     * A message that arrived.
     *
     * @param arrivesUs when
     * @param words as they come out
     * @param whole whether they are what was sent
     * @param mark what its sender noted of it, which does not go over the wire
     */
    record Message(long arrivesUs, long[] words, boolean whole, long mark) {}

    private final SplittableRandom random;
    private final int wordsSent;
    private final List<Message> underWay = new ArrayList<>();
    Faults faults = Faults.NONE;

    /** Nothing is sent on any more. */
    boolean dead;

    /** Nothing arrives until it thaws, and then all does. */
    boolean frozen;

    private Consumer<long[]> forger;

    Wire(SplittableRandom random, int wordsSent) {
        this.random = random;
        this.wordsSent = wordsSent;
    }

    /** Takes a message of one end; {@code mark} is of the bench and no part of it. */
    void send(LinkFrame frame, long nowUs, long mark) {
        if (!frame.present() || dead || random.nextDouble() < faults.loses) {
            return;
        }
        boolean twice = random.nextDouble() < faults.doubles;
        pass(frame, nowUs, random.nextDouble() < faults.delays, mark);
        if (twice) {
            pass(frame, nowUs, true, mark);
        }
    }

    private void pass(LinkFrame frame, long nowUs, boolean late, long mark) {
        long[] words = frame.words().clone();
        boolean damaged = random.nextDouble() < faults.damages;
        if (damaged) {
            damage(words);
        }
        if (forger != null) {
            forger.accept(words);
        }
        boolean whole = !damaged && forger == null;
        long lateUs = late && faults.lateUs > 0 ? random.nextLong(faults.lateUs) : 0;
        long us = random.nextLong(QUICK_US_MIN, QUICK_US_MAX) + lateUs;
        underWay.add(new Message(nowUs + us, words, whole, mark));
        underWay.sort(Comparator.comparingLong(Message::arrivesUs));
    }

    /** Other bits, each once, so that it is not what was sent. */
    private void damage(long[] words) {
        int word = random.nextInt(wordsSent);
        if (random.nextBoolean()) {
            words[word] ^= random.nextLong() | 1;
            return;
        }
        int first = random.nextInt(Long.SIZE);
        int bits = 1 + random.nextInt(BITS_MAX);
        for (int i = 0; i < bits; i++) {
            words[(word + i) % wordsSent] ^= 1L << first;
        }
    }

    /**
     * Someone on the way writes messages anew, which no device may: shows that a storm can fail.
     */
    void forge(Consumer<long[]> how) {
        forger = how;
    }

    /** When the next message arrives, where one is under way; else never. */
    long nextUs() {
        return frozen || underWay.isEmpty() ? Long.MAX_VALUE : underWay.get(0).arrivesUs();
    }

    /** Puts the last that arrived in the frame, or none; null for none. */
    Message receive(LinkFrame into, long nowUs) {
        Message last = null;
        while (nextUs() <= nowUs) {
            last = underWay.remove(0);
        }
        into.present(last != null);
        if (last != null) {
            System.arraycopy(last.words(), 0, into.words(), 0, last.words().length);
        }
        return last;
    }

    /** Whoever would send or hear has no power: what is under way is lost. */
    void clear() {
        underWay.clear();
    }
}
