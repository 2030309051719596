package org.clepsydra.plan;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Nl;

/**
 * The plans that several channels are to give to one patient, judged together on the host before
 * any of them is loaded. Each channel is a device and a core of its own and knows of no other.
 *
 * <p>The hour's and the day's limit of a plan are its channel's share of the drug's. Every core
 * keeps its own in whatever hour and day, so what all give of the drug stays within the whole if
 * the shares do, whenever each of them runs.
 *
 * <p>Each image is one that its own core accepts; only what concerns all of them is judged here.
 * Allocates nothing after it is built, so that it may judge as often as plans change.
 */
@Realizes("req~plan.channel-shares~1")
public final class ChannelShares {
    /** As many as the largest pumps in use have. */
    public static final int CHANNELS_MAX = 4;

    private final Ruling ruling = new Ruling();
    private final ChannelPlan[] plans = new ChannelPlan[CHANNELS_MAX];
    private int count;

    public ChannelShares() {
        for (int i = 0; i < CHANNELS_MAX; i++) {
            plans[i] = new ChannelPlan();
        }
    }

    /** Begins another set. */
    public ChannelShares clear() {
        count = 0;
        return this;
    }

    /**
     * Adds the plan of one more channel.
     *
     * @param image of the plan; copied as far as it is judged
     * @param hourNl most of this plan's drug that the patient may have in an hour from all channels
     * @param dayNl the same of a day
     */
    public ChannelShares channel(long[] image, @Nl long hourNl, @Nl long dayNl) {
        if (count < CHANNELS_MAX) {
            plans[count].take(image, hourNl, dayNl);
        }
        // One too many is counted, and refused.
        count = count + 1;
        return this;
    }

    /**
     * The first rule that the set breaks, or {@link Rule#ACCEPTED}. Where two plans of one drug
     * state wholes that differ, both are kept. Where their concentrations do, each is said as ng in
     * so many nL as the product of both plans' denominators.
     */
    public int judge() {
        ruling.refuse(Rule.ACCEPTED, 0, 0);
        ruling.between(Rule.CHANNEL_COUNT, count, 1, CHANNELS_MAX);
        int taken = Math.min(count, CHANNELS_MAX);
        for (int i = 0; i < taken; i++) {
            plans[i].judge(ruling);
            for (int before = 0; before < i; before++) {
                plans[i].apart(plans[before], before + 1, ruling);
            }
        }
        for (int i = 0; i < taken; i++) {
            shares(plans[i], taken);
        }
        return ruling.rule();
    }

    /** Adds up what all plans of the drug of {@code plan} ask for, itself among them. */
    private void shares(ChannelPlan plan, int taken) {
        // At most four times 2e10.
        long hourNl = 0;
        long dayNl = 0;
        for (int i = 0; i < taken; i++) {
            if (plan.sameDrug(plans[i])) {
                plans[i].sameConcentration(plan, ruling);
                hourNl = hourNl + plans[i].hourNl();
                dayNl = dayNl + plans[i].dayNl();
            }
        }
        plan.whole(hourNl, dayNl, ruling);
    }

    /** The figure that broke the rule of the last {@link #judge}. */
    public long figure() {
        return ruling.figure();
    }

    /** The limit that it broke. */
    public long limit() {
        return ruling.limit();
    }
}
