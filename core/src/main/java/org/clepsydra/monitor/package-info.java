/**
 * The second channel: how far the motor may go, judged from what the pump head did.
 *
 * <p><b>Does:</b> holds an envelope of its own, with overlays and limits that slide, watches the
 * encoder against it, and owns the motor's power cutoff.
 *
 * <p><b>Reads:</b> {@code SensorFrame}, {@code OrderFrame}, the device record, raw. Knows no
 * schedule, no target and no motor command, and shares no arithmetic with the control channel.
 * <b>Writes:</b> {@link org.clepsydra.monitor.Permit}, {@link org.clepsydra.monitor.CutoffCommand},
 * {@link org.clepsydra.monitor.MonitorStateFrame}.
 *
 * <p><b>State:</b> envelope, envelope time, the overlay that runs, encoder mark, motion seen,
 * motion of the last hour and day, how far the head went back, for how long the ceiling waited,
 * latches, the newest record. <b>Timing:</b> first in every step.
 *
 * <p><b>Faults:</b> motion beyond the envelope, a clock or an encoder that cannot be right, a
 * figure of the device that changed: power is cut until power-on. A head that gives less than the
 * envelope is told, and goes on.
 *
 * <p>On a processor of its own it is a {@link org.clepsydra.monitor.MonitorUnit}, which reads and
 * writes a {@code LinkFrame} too, and steps by its own clock whether it is asked or not.
 *
 * <p><b>Requirements:</b> monitor.*, persistence.monitor-*, link.*.
 */
package org.clepsydra.monitor;
