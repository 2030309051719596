package org.clepsydra.bench.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.clepsydra.port.LinkFrame;

/** One direction of a serial link, and what may become of a message on it. */
final class Wire {
    /** What the link does to each message, at random. */
    record Faults(double loses, double doubles, double flips, long mostDelayUs) {
        static final Faults NONE = new Faults(0, 0, 0, 0);
    }

    private record Message(long arrivesUs, long[] words) {}

    private final SplittableRandom random;
    private final List<Message> underWay = new ArrayList<>();
    Faults faults = Faults.NONE;

    /** Nothing is sent on any more. */
    boolean dead;

    /** Nothing arrives until it thaws, and then all does. */
    boolean frozen;

    Wire(SplittableRandom random) {
        this.random = random;
    }

    void send(LinkFrame frame, long nowUs) {
        if (!frame.present() || dead || random.nextDouble() < faults.loses) {
            return;
        }
        int copies = random.nextDouble() < faults.doubles ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            long[] words = frame.words().clone();
            if (random.nextDouble() < faults.flips) {
                words[random.nextInt(words.length)] ^= 1L << random.nextInt(64);
            }
            long delayUs = faults.mostDelayUs > 0 ? random.nextLong(faults.mostDelayUs) : 0;
            underWay.add(new Message(nowUs + delayUs, words));
        }
    }

    /** Puts the last that arrived in the frame, or none. */
    void receive(LinkFrame into, long nowUs) {
        into.present(false);
        if (frozen) {
            return;
        }
        underWay.sort(Comparator.comparingLong(Message::arrivesUs));
        while (!underWay.isEmpty() && underWay.get(0).arrivesUs() <= nowUs) {
            long[] words = underWay.remove(0).words();
            System.arraycopy(words, 0, into.words(), 0, words.length);
            into.present(true);
        }
    }
}
