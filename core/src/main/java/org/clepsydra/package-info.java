/**
 * Clepsydra: the control core of a chemotherapy infusion pump, as one synchronous step.
 *
 * <pre>
 *                ┌─► signal ─► detect ─► therapy ─► drive ──┐   ┌ MotorCommand, CutoffCommand
 * SensorFrame ───┤                          ▲         ▲     ├──►│ AnnunciatorFrame, StoreFrame, StateFrame
 * OrderFrame ────┤                          └ Permit ─┘     │   │ SensorTestCommand, WatchdogFrame
 *                └─► monitor ──────────────────┴────────────┘   └ Snapshot
 * </pre>
 *
 * <p>The hardware fills the input frames, calls {@link org.clepsydra.PumpCore#step}, and applies
 * the output frames. Nothing is called back. {@link org.clepsydra.PumpLoop} does that over ports,
 * for a JVM.
 *
 * <p>What came over a network is in a frame of its own within the {@code OrderFrame}; from it the
 * room {@code remote} tells the therapy which plan is proposed, and nothing else.
 *
 * <p>Where the device has a store for state, it reads it after power-on and calls {@link
 * org.clepsydra.PumpCore#restore} before the first step; the {@code StateFrame}s say what to keep.
 *
 * <p>Where monitor and control channel run on two processors, these are a {@link
 * org.clepsydra.monitor.MonitorUnit} and a {@link org.clepsydra.ControlUnit}, and the room {@code
 * link} is between them.
 *
 * <p>Everything is allocated when a {@code PumpCore} is built and lives as long as it does. The
 * monitor outlives plans: it forgets nothing when one is cleared.
 */
package org.clepsydra;
