/**
 * A prover over byte code. It runs the class files that ship, on symbols instead of numbers, along
 * every path, and has Z3 prove for each that nothing goes wrong and that a claim holds. The claims
 * are in the test sources of this package, in the terms of the requirements.
 *
 * <p><b>How.</b> Numbers are whole numbers of any size. Every sum, difference, product, negation
 * and narrowing is proved to fit, every divisor to be 1 or more, every index to lie in its array;
 * so that whole numbers are what the machine computes. Where wrapping around is wanted, the method
 * is named and its numbers wrap. Calls are run in turn, or a contract stands in whose conditions
 * are proved at the call. A loop is unrolled, or cut at its head and proved turn by turn.
 *
 * <p><b>What is proved</b>, for all figures in the ranges given:
 *
 * <ul>
 *   <li>{@code WideQuotient} divides exactly, at full width: a and b of 0 to 2^62 - 1, quotient
 *       below 2^63; 64 turns of the loop, one by one, by its invariant.
 *   <li>{@code SegmentShape.givenMicroNl}: a flat segment and a ramp exact, rounded down; each kind
 *       0 to its whole volume. Volumes and times as in {@code HardLimits}.
 *   <li>{@code Schedule.due}: by induction from {@code begin}, at every place of every plan, whole
 *       quanta, never ahead of the curve, less than a quantum behind it, within the plan's volume.
 *       Between two calls time goes on by a second at most. {@code pulsePeriodUs}: 0 to a longest
 *       period.
 *   <li>{@code Release.program} and {@code Release.overlay}: what is booked, in one account, is
 *       what the target says, never negative, within the permit, the queue's room, the sliding
 *       limits but for a prime, and what is due; the queue is emptied within a longest period.
 *   <li>{@code Therapy.step} and {@code Drive.step}, from every state code and order: the accounts
 *       grow by exactly what the motor is told, or a new plan begins with both at zero; only while
 *       infusing or while an overlay runs; nothing in the step of a STOP. {@code Drive.step} cuts
 *       any target to the permit.
 *   <li>{@code Monitor.clock}, {@code encoder}, {@code motion} and {@code order}: whatever is read,
 *       what the guard is given is in the ranges that its own claims begin from.
 *   <li>{@code MotionGuard}: no overflow, what was seen never falls, each judgement is the sentence
 *       of its requirement; with {@code MonitorGeometry.microstepsIn} the permit keeps within the
 *       ceiling and a count. Ceilings of 0 to ten litres, gaps of a hundredth.
 *   <li>{@code MotionWindow}, from every state within its invariant: its total holds whatever was
 *       moved in any span of as many cells as it looks back over, and nothing older than one cell
 *       more; up to 2^60 parts. Windows of up to eight cells, wherever they stand, at once; the
 *       hour's, the day's, the second's and the minute's at each place. A window of up to eight
 *       goes on from its record.
 *   <li>{@code Monitor.decide} with {@code MotionWindows}: a permit that is not for a prime, what
 *       the driver has to make, and what was moved in any such span, are within the hour's and the
 *       day's limit, a quantum and two counts. What moves with leave is counted, for the drug in
 *       force.
 *   <li>{@code Monitor.step}, from every state and whatever its parts say: a permit only with the
 *       cutoff closed and a token, with nothing latched, of a device accepted, under an envelope,
 *       and after a START or while an overlay runs; else nothing in it. What is latched cuts, and
 *       no step, no order and no call clears it or puts another in its place. STOP, and an order
 *       lost, end leave at once.
 *   <li>The constructors of {@code PumpGeometry} and {@code MonitorGeometry}: of any record, if it
 *       is accepted, the ranges the above begins from. {@code Cadence.step} and {@code
 *       Validator.motion}: the ranges of the signals it begins from.
 * </ul>
 *
 * <p><b>What is assumed.</b> An accepted plan has the ranges of {@code plan.ranges} and its volume
 * and duration are the sums over its runs; {@code PlanCheck} is tested, not proved. {@code
 * RaisedCosine.given} gives 0 to one; its accuracy is tested. {@code Overlay} and {@code
 * DoseWindows} give any figure in range; they are tested. {@code Permit} holds 0 or more, which is
 * proved of {@code microstepsIn}, and the ceiling comes from {@code Envelope}, which is not proved.
 * In the whole step any outcome of {@code Findings.stops} and of the plan's own judgement is
 * allowed for. Therapy time stays below 2^61 ms. References are never null, and two fields hold the
 * same object only where a constructor or a claim says so. What an array holds is unknown, unless a
 * claim says it. An envelope's limits are 1 to 2e10 nL, as its checks ask. That a record reads as
 * it was written is tested. Z3, ASM and javac are believed.
 *
 * <p><b>What it is worth.</b> The prover is our own and unqualified. It rejects what it cannot read
 * rather than guess. Each claim is shown to look at what it says by mistakes seeded in the sources
 * of the class under proof, which must be refuted with an example; and some end of every run must
 * be one that real figures come to.
 */
package org.clepsydra.proof;
