package org.clepsydra.plan;

/**
 * The rules a plan or several, a drug library, an order or a refill can break, in no order of
 * checking. Codes are logged: only added.
 */
public final class Rule {
    /** None: the plan is accepted. */
    public static final int ACCEPTED = 0;

    /** The device record itself is out of range. */
    public static final int DEVICE_RECORD = 1;

    /** A plan is loaded already. */
    public static final int PLAN_LOADED = 2;

    public static final int CONTROL_MAGIC = 3;
    public static final int LAYOUT_VERSION = 4;
    public static final int CONTROL_CHECKSUM = 5;
    public static final int DEVICE_ID = 6;
    public static final int RESERVED_WORD = 7;
    public static final int PLAN_ID = 8;
    public static final int DOSE = 9;
    public static final int CONCENTRATION = 10;
    public static final int BODY_SURFACE_AREA = 11;
    public static final int DOSE_RATE_LIMIT = 12;
    public static final int VOLUME = 13;
    public static final int DURATION = 14;
    public static final int TYPED_RATE = 15;
    public static final int PRESSURE_LIMIT = 16;
    public static final int BUBBLE_LIMIT = 17;
    public static final int END_ACTION = 18;
    public static final int SAFE_STATE = 19;
    public static final int REPEATS = 20;
    public static final int SEGMENT_COUNT = 21;
    public static final int SEGMENT_KIND = 22;
    public static final int SEGMENT_ANCHOR = 23;
    public static final int SEGMENT_VOLUME = 24;
    public static final int SEGMENT_DURATION = 25;

    /** A segment is faster than the device can be. */
    public static final int DEVICE_RATE = 26;

    /** The volume is not the dose over the concentration, in whole runs of the cycle. */
    public static final int VOLUME_FROM_DOSE = 27;

    /** The typed rate does not agree with the prescribed duration. */
    public static final int TYPED_RATE_DISAGREES = 28;

    /** More drug per square metre and hour than the drug's limit. */
    public static final int DOSE_RATE_TOO_HIGH = 29;

    public static final int ENVELOPE_MAGIC = 30;
    public static final int ENVELOPE_CHECKSUM = 31;
    public static final int ENVELOPE_DEVICE_ID = 32;

    /** The envelope is of another plan. */
    public static final int ENVELOPE_PLAN_ID = 33;

    /** The envelope allows another volume than the plan gives. */
    public static final int ENVELOPE_VOLUME = 34;

    /** An order was given that needs a STOP before it. */
    public static final int NOT_STOPPED = 35;

    /** START under an envelope other than the one that came with the plan. */
    public static final int ENVELOPE_NOT_OF_PLAN = 36;

    /** The drug's limit on the whole dose is out of range. */
    public static final int DOSE_LIMIT = 37;

    /** More drug per square metre in the whole plan than the drug's limit. */
    public static final int DOSE_TOO_HIGH = 38;

    /** The first rate of a ramp is below zero or more than twice its mean. */
    public static final int SEGMENT_FIRST_RATE = 39;

    /** The cycle begins at no segment. */
    public static final int CYCLE_SEGMENT = 40;

    /** The ceiling lies too far above the curve: too many bends for its points. */
    public static final int ENVELOPE_GAP = 41;

    /** The second entry's dose is not the plan's. */
    public static final int REENTRY_DOSE = 42;

    /** The second entry's duration is not the plan's. */
    public static final int REENTRY_DURATION = 43;

    /** The second entry's rate does not agree with the plan. */
    public static final int REENTRY_RATE = 44;

    /** START without a second entry that agreed, or too long after it. */
    public static final int NOT_CONFIRMED = 45;

    /** The volume of an overlay is out of range. */
    public static final int OVERLAY_VOLUME = 46;

    public static final int OVERLAY_DURATION = 47;
    public static final int OVERLAY_GAP = 48;
    public static final int OVERLAY_COUNT = 49;

    /** The dose of a bolus is out of range, or another overlay has one. */
    public static final int OVERLAY_DOSE = 110;

    /** The volume of a bolus is not its dose over the concentration. */
    public static final int OVERLAY_VOLUME_FROM_DOSE = 111;

    /** A flush is faster than what was given last. */
    public static final int FLUSH_RATE = 112;

    /** The hour's limit is more than the drug may be given in one, or nothing. */
    public static final int HOUR_LIMIT = 113;

    /** The day's limit is more than the plan can give, or less than the hour's. */
    public static final int DAY_LIMIT = 114;

    /** The envelope allows other overlays than the plan. */
    public static final int ENVELOPE_OVERLAYS = 115;

    /** The envelope has other sliding limits than the plan. */
    public static final int ENVELOPE_LIMITS = 116;

    /** The envelope is of another drug than the plan. */
    public static final int ENVELOPE_DRUG_ID = 117;

    /** The plan has no such overlay, or it was begun as often as it may be. */
    public static final int OVERLAY_USED_UP = 118;

    /** The last overlay of its kind ended too short a time ago. */
    public static final int OVERLAY_TOO_SOON = 119;

    /** An overlay was ordered in a state in which it cannot be given. */
    public static final int OVERLAY_NOT_NOW = 120;

    /** More drugs in a day than their sliding limits can be kept for. */
    public static final int TOO_MANY_DRUGS = 121;

    /**
     * START of a plan whose hour's limit was used up by plans before it. The figure is the time
     * until it can begin, ms, or -1 for never; the limit is that of the hour, nL.
     */
    public static final int HOUR_USED_UP = 122;

    /** As {@link #HOUR_USED_UP}, of the day's limit. */
    public static final int DAY_USED_UP = 123;

    /** The envelope has another safe state than the plan. */
    public static final int ENVELOPE_SAFE_STATE = 124;

    // On the host, of an order and not of its image.

    /** The percentage stated for dose bands is out of range. */
    public static final int DOSE_BAND_PERCENT = 50;

    /** Dose bands that are out of range, too many, none, empty, or do not rise. */
    public static final int DOSE_BANDS = 51;

    /**
     * The derived dose lies in no band; the limit is the most that the last band below it holds, or
     * the least that the first one does.
     */
    public static final int NO_DOSE_BAND = 52;

    /** The dose of the band differs from the derived one by more than was stated. */
    public static final int DOSE_BAND_TOO_FAR = 53;

    /** A rate step that is out of range, above the derived rate, or beside written segments. */
    public static final int RATE_STEP = 54;

    /** At the rounded rate the volume takes more than 5 % longer than prescribed. */
    public static final int RATE_ROUNDED_TOO_FAR = 55;

    /** Nobody vouches for the library. */
    public static final int LIBRARY_NOT_AUTHENTIC = 60;

    public static final int LIBRARY_MAGIC = 61;
    public static final int LIBRARY_LAYOUT = 62;
    public static final int LIBRARY_CHECKSUM = 63;
    public static final int LIBRARY_RESERVED_WORD = 64;
    public static final int LIBRARY_VERSION = 65;
    public static final int LIBRARY_ENTRY_COUNT = 66;
    public static final int LIBRARY_DRUG_ID = 67;
    public static final int LIBRARY_ROUTE = 68;
    public static final int LIBRARY_FLAGS = 69;

    /** A vinca alkaloid into the fluid of the spine. */
    public static final int LIBRARY_VINCA_ROUTE = 70;

    /** A vesicant by a peripheral vein or under the skin. */
    public static final int LIBRARY_VESICANT_ROUTE = 71;

    public static final int LIBRARY_NAME = 72;
    public static final int LIBRARY_CONCENTRATION = 73;
    public static final int LIBRARY_DOSE_RATE = 74;
    public static final int LIBRARY_DOSE = 75;
    public static final int LIBRARY_DURATION = 76;
    public static final int LIBRARY_LIFETIME_DOSE = 77;

    /** An entry does not come after the one before it by drug, route and concentration. */
    public static final int LIBRARY_ENTRY_ORDER = 78;

    /** Two entries of one drug do not agree in its flags or name. */
    public static final int LIBRARY_DRUG_DIFFERS = 79;

    /** The library is not newer than the one held. */
    public static final int LIBRARY_NOT_NEWER = 80;

    /** A library was given while a plan is loaded. */
    public static final int LIBRARY_IN_USE = 81;

    /** The plan names a library, and none is held. */
    public static final int NO_LIBRARY = 82;

    /** The plan was written by another version of the library than the one held. */
    public static final int LIBRARY_VERSION_DIFFERS = 83;

    public static final int DRUG_NOT_IN_LIBRARY = 84;

    /** The library does not have the plan's drug by the plan's route. */
    public static final int ROUTE_NOT_IN_LIBRARY = 85;

    /** The library does not have the plan's drug, by its route, at its concentration. */
    public static final int CONCENTRATION_NOT_IN_LIBRARY = 86;

    /** The plan's own limit on the dose rate is above the library's hard one. */
    public static final int DOSE_RATE_LIMIT_ABOVE_LIBRARY = 87;

    /** The plan's own limit on the whole dose is above the library's hard one. */
    public static final int DOSE_LIMIT_ABOVE_LIBRARY = 88;

    /** Shorter or longer than the library's hard limits on the duration. */
    public static final int DURATION_OUTSIDE_LIBRARY = 89;

    /** What was given before is out of range. */
    public static final int DOSE_BEFORE = 90;

    /** With what was given before, more drug than the hard limit for a lifetime. */
    public static final int LIFETIME_DOSE_TOO_HIGH = 91;

    /** The code of the reason is out of range. */
    public static final int SOFT_REASON = 92;

    /** A reason is given and no soft limit is passed. */
    public static final int SOFT_REASON_NEEDLESS = 93;

    // Beyond a soft limit without a reason.
    public static final int SOFT_DOSE_RATE = 94;
    public static final int SOFT_DOSE = 95;
    public static final int SOFT_DURATION = 96;
    public static final int SOFT_LIFETIME_DOSE = 97;

    // In an entry of the library.
    public static final int LIBRARY_CYCLE_DOSE = 98;
    public static final int LIBRARY_BOLUS_DOSE = 99;

    /** The limit on the dose rate of a bolus; 0 and no bolus go together. */
    public static final int LIBRARY_BOLUS_RATE = 100;

    public static final int LIBRARY_KVO_RATE = 101;

    /** What was given before in this cycle is out of range, or more than was ever given. */
    public static final int DOSE_BEFORE_IN_CYCLE = 102;

    /** With what was given before in this cycle, more drug than the hard limit for one. */
    public static final int CYCLE_DOSE_TOO_HIGH = 103;

    /** Boluses of an hour come to more than the library's hard limit; 0 where none may be given. */
    public static final int BOLUS_DOSE_ABOVE_LIBRARY = 104;

    /** A bolus has a higher dose rate than the library's hard limit. */
    public static final int BOLUS_RATE_ABOVE_LIBRARY = 105;

    /** A KVO is faster than the library's hard limit; 0 where none may be given. */
    public static final int KVO_RATE_ABOVE_LIBRARY = 106;

    // Beyond a soft limit without a reason.
    public static final int SOFT_CYCLE_DOSE = 107;
    public static final int SOFT_BOLUS_DOSE = 108;

    /** REFILL on a device that has no reservoir, or whose record does not say so. */
    public static final int NO_RESERVOIR = 130;

    /** The fill is less than one quantum or more than the reservoir holds. */
    public static final int FILL_VOLUME = 131;

    /** No such volume can have been drawn from the reservoir. */
    public static final int ASPIRATED_VOLUME = 132;

    /** START with less in the reservoir than can be given. */
    public static final int RESERVOIR_EMPTY = 133;

    /** Less was drawn from the reservoir than should be left: more was given than was told. */
    public static final int OVER_DELIVERED = 134;

    /** More was drawn from the reservoir than should be left: less was given than was told. */
    public static final int UNDER_DELIVERED = 135;

    /** A fixed flow is off its label by more than 15 %, or the label is out of range. */
    public static final int FLOW_OFF_LABEL = 136;

    /** A fixed flow is off its label by more than 10 %: watch it. */
    public static final int FLOW_DRIFTS = 137;

    /** More than the line between pump and patient holds, or no volume a line can have. */
    public static final int LINE_VOLUME = 138;

    /** A prime of a line that holds drug already: all of it would reach the patient. */
    public static final int LINE_FULL = 139;

    // In the core again, of what was before.

    /** The plan's number is not above that of every plan that was started on this device. */
    public static final int PLAN_ID_USED = 140;

    /** START before the store holds the monitor's record of the envelope: wait, and try again. */
    public static final int ENVELOPE_NOT_STORED = 141;

    /** A KVO is faster than the plan, or than 1 mL/h. */
    public static final int KVO_RATE = 142;

    /** A plan goes on from itself, or from a number that is none or later. */
    public static final int CONTINUES = 143;

    /** The plan that it goes on from is not the one that was cleared last, or is not known. */
    public static final int CONTINUES_OTHER_PLAN = 144;

    /** It differs from that plan in what must be the same: the figure and that plan's. */
    public static final int CONTINUES_OTHER = 145;

    /** It gives more than was left of that plan, nL. */
    public static final int CONTINUES_TOO_MUCH = 146;

    /** A rate more than twice or less than half of that before, without an entry of its own. */
    public static final int CHANGE_NOT_CONFIRMED = 147;

    /** A new plan for a mechanism that is at the end of its service; both in microsteps. */
    public static final int END_OF_SERVICE = 148;

    /** No number that a label bears; 0 is the limit without a reader, and beside a flush. */
    public static final int CONTAINER_NUMBER = 149;

    // On the host, of plans for several channels.

    /** No plan, or more than a pump has channels. */
    public static final int CHANNEL_COUNT = 150;

    /** The hour's limits of all plans of one drug come to more than the whole, nL. */
    public static final int CHANNEL_HOUR_SHARES = 151;

    /** As {@link #CHANNEL_HOUR_SHARES}, of the day's. */
    public static final int CHANNEL_DAY_SHARES = 152;

    /** Two plans have one number, which is the figure; the limit is the first's channel, from 1. */
    public static final int CHANNEL_PLAN_ID = 153;

    /** As {@link #CHANNEL_PLAN_ID}, of the device. */
    public static final int CHANNEL_DEVICE_ID = 154;

    // In the core again, of a plan from afar.

    /** The proposal that stands, 0 for none, does not name both checksums of the image. */
    public static final int PLAN_NOT_PROPOSED = 160;

    /** Nobody vouches for the image. */
    public static final int PLAN_NOT_AUTHENTIC = 161;

    // Of the device at power-on.

    /** Before every self-test passed: wait, and try again. */
    public static final int SELF_TESTS_PENDING = 162;

    /** One failed, which is the figure; only power-on ends it. */
    public static final int SELF_TEST_FAILED = 163;

    /**
     * The ceiling does not run as the segments do, or is below their curve or further above it than
     * it says: the figure and the limit in nL, or ms, or a count.
     */
    public static final int ENVELOPE_NOT_OF_CURVE = 166;

    private Rule() {}
}
