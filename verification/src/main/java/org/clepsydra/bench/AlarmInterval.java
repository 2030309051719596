package org.clepsydra.bench;

/**
 * A time during which a condition was announced.
 *
 * @param code one of {@link org.clepsydra.alarm.AlarmCode}
 * @param fromMs since START; below zero before it
 * @param toMs since START; the end of the run when it was still there
 */
public record AlarmInterval(int code, long fromMs, long toMs) {}
