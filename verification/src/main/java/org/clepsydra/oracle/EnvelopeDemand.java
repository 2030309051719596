package org.clepsydra.oracle;

/** What {@code req~monitor.envelope-integrity~4} demands of an envelope, in its order. */
public enum EnvelopeDemand {
    DEVICE_RECORD,
    MAGIC,
    VERSION,
    CHECKSUM,
    DEVICE_ID,
    PLAN_ID,
    POINT_COUNT,
    BEGINS_AT_ZERO,
    TIME_RISES,
    VOLUME_NEVER_FALLS,
    SLOPE,
    CYCLE,
    VOLUME,
    GAP,
    LASTS,
    GIVES,
    HOUR_LIMIT,
    DAY_LIMIT,
    SAFE_STATE,
    OVERLAY_VOLUME,
    OVERLAY_DURATION,
    OVERLAY_GAP,
    OVERLAY_COUNT,
    OVERLAY_RATE,
    OVERLAY_DOSE,
    RESERVED_WORD
}
