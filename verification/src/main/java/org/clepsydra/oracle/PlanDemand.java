package org.clepsydra.oracle;

/**
 * What the requirements demand of a plan image before the control channel may accept it. Each bears
 * the name of the verdict on an image that fails in it.
 */
public enum PlanDemand {
    DEVICE_RECORD,
    CONTROL_MAGIC,
    LAYOUT_VERSION,
    CONTROL_CHECKSUM,
    DEVICE_ID,
    RESERVED_WORD,
    PLAN_ID,
    DOSE,
    CONCENTRATION,
    BODY_SURFACE_AREA,
    DOSE_RATE_LIMIT,
    DOSE_LIMIT,
    VOLUME,
    DURATION,
    TYPED_RATE,
    PRESSURE_LIMIT,
    BUBBLE_LIMIT,
    END_ACTION,
    SAFE_STATE,
    REPEATS,
    SEGMENT_COUNT,
    CYCLE_SEGMENT,
    SEGMENT_KIND,
    SEGMENT_ANCHOR,
    SEGMENT_VOLUME,
    SEGMENT_DURATION,
    SEGMENT_FIRST_RATE,
    DEVICE_RATE,
    VOLUME_FROM_DOSE,
    TYPED_RATE_DISAGREES,
    DOSE_RATE_TOO_HIGH,
    DOSE_TOO_HIGH,
    ENVELOPE_MAGIC,
    ENVELOPE_CHECKSUM,
    ENVELOPE_DEVICE_ID,
    ENVELOPE_PLAN_ID,
    ENVELOPE_VOLUME,
    ENVELOPE_GAP,
    NO_LIBRARY
}
