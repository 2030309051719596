/**
 * What must be shown to work before therapy.
 *
 * <p><b>Does:</b> tests the air detector once after power-on; has the device carry out the tests of
 * its record, one at a time, and judges each; notes one that fails later.
 *
 * <p><b>Reads:</b> {@code SensorFrame}, raw, because a sensor under test is the subject; the time
 * and the motion of the step from {@code Signals}, by its caller. <b>Writes:</b> {@link
 * org.clepsydra.selftest.SensorTestCommand}.
 *
 * <p><b>State:</b> the phase of the air test; which tests passed, and which failed. <b>Timing:</b>
 * as many steps as the device takes to answer, 20 s in all.
 *
 * <p><b>Faults:</b> an air detector that never answers never passes, and any other test that is not
 * answered has failed when its time is over: therapy never starts. A clock that stands still lets
 * no time pass, and is found as that.
 *
 * <p><b>Requirements:</b> selftest.*.
 */
package org.clepsydra.selftest;
