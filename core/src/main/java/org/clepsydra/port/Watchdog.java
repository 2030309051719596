package org.clepsydra.port;

/**
 * The hardware watchdog, with a timer of its own. It shows a challenge, which goes into {@link
 * SensorFrame#watchdogChallenge}, and knows the only right response. When it has it, it shows the
 * next challenge at once, another than the one before.
 *
 * <p>It takes a response from 50 ms after it showed the challenge; the first after power-on at any
 * time. It takes it until 250 ms after, or after the motor was energised when that was later, and
 * at rest and in any case until the record's longest idle period and 250 ms after. A response that
 * is wrong or early, and one that does not come, takes the motor's power away, gives an alarm and
 * resets the processor; power comes back by power-on only.
 */
public interface Watchdog {
    /** The response to the challenge that was read before this step; called where it is due. */
    void kick(int token);
}
