/**
 * What must be shown to work before therapy.
 *
 * <p><b>Does:</b> in this version tests the air detector once after power-on.
 *
 * <p><b>Reads:</b> {@code SensorFrame}, raw, because a sensor under test is the subject.
 * <b>Writes:</b> {@link org.clepsydra.selftest.SensorTestCommand}.
 *
 * <p><b>State:</b> the phase of the test. <b>Timing:</b> as many steps as the device takes to
 * answer.
 *
 * <p><b>Faults:</b> a detector that never answers never passes, and therapy never starts.
 *
 * <p><b>Requirements:</b> selftest.air.
 */
package org.clepsydra.selftest;
