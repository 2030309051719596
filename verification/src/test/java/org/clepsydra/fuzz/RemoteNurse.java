package org.clepsydra.fuzz;

import java.util.SplittableRandom;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;

/** Who stands at the pumps: loads, enters, starts, stops and clears at times from a seed. */
final class RemoteNurse {
    /** What is asked in a step: an order, and for a LOAD where the image comes from. */
    record Wish(int order, long[] image, boolean afar, boolean authentic) {
        static final Wish NOTHING = of(Orders.NONE);

        static Wish of(int order) {
            return new Wish(order, null, false, false);
        }
    }

    private final SplittableRandom random;
    private final long[][] images;
    private long[] loaded;
    private long remembered;
    private int waits;

    /** Has the images at hand, some of which are refused by every pump; waits so many steps. */
    RemoteNurse(long seed, long[][] images, int waits) {
        random = new SplittableRandom(seed);
        this.images = images;
        this.waits = waits;
    }

    /** What is asked in the next step, in {@code state}, where {@code proposal} stands. */
    Wish wish(int state, boolean stopped, long proposal) {
        // What stood is asked for also when it does no longer.
        remembered = proposal == 0 ? remembered : proposal;
        if (random.nextInt(500) == 0) {
            return Wish.of(random.nextBoolean() ? Orders.ACKNOWLEDGE : Orders.AUDIO_PAUSE);
        }
        return switch (state) {
            case TherapyState.IDLE -> idle(stopped);
            case TherapyState.READY -> ready();
            case TherapyState.INFUSING -> infusing();
            case TherapyState.HELD -> held();
            case TherapyState.DONE -> done();
            default -> throw new AssertionError("state " + state);
        };
    }

    /** The image that is loaded, if one is. */
    void loaded(long[] image) {
        loaded = image;
    }

    private Wish idle(boolean stopped) {
        if (!stopped && random.nextInt(50) == 0) {
            return Wish.of(Orders.STOP);
        }
        if (random.nextInt(1_000) == 0) {
            return Wish.of(one(Orders.START, Orders.CLEAR, Orders.CONFIRM, Orders.STOP));
        }
        if (waits > 0) {
            waits--;
            return Wish.NOTHING;
        }
        return random.nextInt(20) == 0 ? load() : Wish.NOTHING;
    }

    private Wish load() {
        waits = random.nextInt(100);
        int kind = random.nextInt(10);
        long[] proposed = image(remembered);
        boolean takes = kind < 6 && proposed != null;
        long[] image = takes ? proposed : images[random.nextInt(images.length)];
        boolean panel = kind >= 8;
        return new Wish(Orders.LOAD, image, !panel, !panel && random.nextInt(4) > 0);
    }

    /** An image with these checksums, or else with one of them, or else null. */
    private long[] image(long plan) {
        long[] like = null;
        for (long[] image : images) {
            long differs = plan(image) ^ plan;
            if (differs == 0) {
                return image;
            }
            if (differs >>> 32 == 0 || (int) differs == 0) {
                like = image;
            }
        }
        return like;
    }

    /** Word PLAN that proposes {@code image}. */
    static long plan(long[] image) {
        return image[PlanLayout.CONTROL_CRC] << 32 | image[PlanLayout.ENVELOPE_CRC];
    }

    private Wish ready() {
        return switch (random.nextInt(160)) {
            case 0, 1, 2, 3, 4 -> new Wish(Orders.CONFIRM, loaded, false, false);
            case 5 -> Wish.of(Orders.CONFIRM);
            case 6, 7, 8, 9, 10 -> Wish.of(Orders.START);
            case 11 -> Wish.of(one(Orders.CLEAR, Orders.STOP));
            // Another would put its envelope in the monitor, wherever it came from.
            case 12 -> again();
            default -> Wish.NOTHING;
        };
    }

    private Wish infusing() {
        return switch (random.nextInt(800)) {
            case 0 -> Wish.of(Orders.STOP);
            case 1 -> Wish.of(one(Orders.CLEAR, Orders.CONFIRM));
            case 2 -> again();
            default -> Wish.NOTHING;
        };
    }

    private Wish held() {
        return switch (random.nextInt(200)) {
            case 0, 1, 2 -> Wish.of(Orders.START);
            case 3, 4 -> Wish.of(Orders.STOP);
            case 5 -> Wish.of(Orders.CLEAR);
            case 6 -> again();
            default -> Wish.NOTHING;
        };
    }

    private Wish done() {
        return switch (random.nextInt(100)) {
            case 0 -> Wish.of(Orders.STOP);
            case 1 -> Wish.of(Orders.CLEAR);
            case 2 -> again();
            default -> Wish.NOTHING;
        };
    }

    private Wish again() {
        return new Wish(Orders.LOAD, loaded, random.nextBoolean(), random.nextBoolean());
    }

    private int one(int... orders) {
        return orders[random.nextInt(orders.length)];
    }
}
