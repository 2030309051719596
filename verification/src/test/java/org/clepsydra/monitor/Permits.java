package org.clepsydra.monitor;

/** Permits as the monitor would write them. */
public final class Permits {
    private Permits() {}

    public static Permit granting(long microstepsMax, long checksum) {
        return both(microstepsMax, 0, checksum);
    }

    /** One that lets the head go either way. */
    public static Permit both(long microstepsMax, long backMicrostepsMax, long checksum) {
        Permit permit = new Permit();
        permit.grant(microstepsMax, backMicrostepsMax, checksum);
        return permit;
    }

    /** One that lets the head go back. */
    public static Permit goingBack(long backMicrostepsMax) {
        return both(0, backMicrostepsMax, 1);
    }

    /** One that lets an overlay run, by its row in the plan. */
    public static Permit overlaying(long microstepsMax, long checksum, int row, boolean begins) {
        Permit permit = granting(microstepsMax, checksum);
        permit.overlay(row, begins, Long.MAX_VALUE);
        return permit;
    }

    /** One that permits nothing, for that reason. */
    public static Permit denying(int reason) {
        Permit permit = new Permit();
        permit.deny(reason);
        return permit;
    }

    /** Takes back what {@code permit} grants, but not the overlay. */
    public static void deny(Permit permit, int reason) {
        permit.deny(reason);
    }

    /** Says of the monitor that it was not heard for long, whatever else the permit says. */
    public static void apart(Permit permit) {
        permit.apart(true);
    }

    /** Of a step in which the monitor was not heard, for long or not. */
    public static Permit unheard(boolean apart) {
        Permit permit = new Permit();
        PermitWords.none(apart, false, permit);
        return permit;
    }

    /** The same of {@code permit}, whose overlay is thought to run still. */
    public static void hush(Permit permit) {
        PermitWords.none(false, false, permit);
    }

    /** Says of the head that it gives less than the envelope. */
    public static void underDelivering(Permit permit) {
        permit.underDelivers(true);
    }
}
