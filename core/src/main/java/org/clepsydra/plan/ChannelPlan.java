package org.clepsydra.plan;

import org.clepsydra.port.PlanLayout;

/** What the plan of one channel asks for of its drug, and what of the drug there is in all. */
final class ChannelPlan {
    private long deviceId;
    private long planId;
    private long drugId;
    private long concentrationNg;
    private long concentrationNl;
    private long hourNl;
    private long dayNl;
    private long wholeHourNl;
    private long wholeDayNl;

    /** Copies what is judged, so that the image may be used again. */
    void take(long[] image, long hourOfDrugNl, long dayOfDrugNl) {
        deviceId = image[PlanLayout.DEVICE_ID];
        planId = image[PlanLayout.PLAN_ID];
        drugId = image[PlanLayout.DRUG_ID];
        concentrationNg = image[PlanLayout.CONCENTRATION_NG];
        concentrationNl = image[PlanLayout.CONCENTRATION_NL];
        hourNl = image[PlanLayout.HOUR_NL_MAX];
        dayNl = image[PlanLayout.DAY_NL_MAX];
        wholeHourNl = hourOfDrugNl;
        wholeDayNl = dayOfDrugNl;
    }

    /** Judges the ranges of what is added up and multiplied; the rest is the plan's own check. */
    void judge(Ruling ruling) {
        ruling.between(Rule.HOUR_LIMIT, hourNl, 1, HardLimits.DAY_NL_MAX);
        ruling.between(Rule.DAY_LIMIT, dayNl, 1, HardLimits.DAY_NL_MAX);
        ruling.between(Rule.CONCENTRATION, concentrationNg, 1, HardLimits.CONCENTRATION_NG_MAX);
        ruling.between(Rule.CONCENTRATION, concentrationNl, 1, HardLimits.CONCENTRATION_NL_MAX);
    }

    /** Judges that this plan is not for the device of {@code other}, and not that plan. */
    void apart(ChannelPlan other, int otherChannel, Ruling ruling) {
        if (ruling.accepted() && deviceId == other.deviceId) {
            ruling.refuse(Rule.CHANNEL_DEVICE_ID, deviceId, otherChannel);
        }
        if (ruling.accepted() && planId == other.planId) {
            ruling.refuse(Rule.CHANNEL_PLAN_ID, planId, otherChannel);
        }
    }

    boolean sameDrug(ChannelPlan other) {
        return drugId == other.drugId;
    }

    /** Judges that a nanolitre holds as much drug as one of {@code other}. */
    void sameConcentration(ChannelPlan other, Ruling ruling) {
        // At most 1e9 * 1e6. Where both denominators are 1, these are the concentrations.
        ruling.equal(
                Rule.CONCENTRATION,
                concentrationNg * other.concentrationNl,
                other.concentrationNg * concentrationNl);
    }

    /** Judges what all plans of the drug ask for together. */
    void whole(long hourSharesNl, long daySharesNl, Ruling ruling) {
        ruling.atMost(Rule.CHANNEL_HOUR_SHARES, hourSharesNl, wholeHourNl);
        ruling.atMost(Rule.CHANNEL_DAY_SHARES, daySharesNl, wholeDayNl);
    }

    long hourNl() {
        return hourNl;
    }

    long dayNl() {
        return dayNl;
    }
}
