package org.clepsydra.therapy;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.quantity.Doubled;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;

/**
 * What has been released of each kind of overlay under the plan, by its row in {@link PlanLayout}.
 */
@Realizes("req~overlay.accounts~2")
final class OverlayAccounts {
    private final Doubled[] accounts = new Doubled[PlanLayout.OVERLAYS_MAX];

    OverlayAccounts() {
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            accounts[i] = new Doubled();
        }
    }

    void clear() {
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            accounts[i].set(0);
        }
    }

    /** Whether every account is as it was written. */
    boolean intact() {
        boolean intact = true;
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            intact = intact && accounts[i].intact();
        }
        return intact;
    }

    void keep(StateRecord record) {
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            record.set(StateLayout.ACCOUNTS + i, accounts[i].greater());
        }
    }

    void restore(StateRecord record) {
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            accounts[i].set(record.word(StateLayout.ACCOUNTS + i));
        }
    }

    void book(int kind, @Microsteps long microsteps) {
        Doubled account = accounts[row(kind)];
        account.set(account.greater() + microsteps);
    }

    /** Microsteps of all overlays of {@code kind}. */
    @Microsteps
    long of(int kind) {
        return Units.microsteps(accounts[row(kind)].greater());
    }

    private static int row(int kind) {
        return Math.max(0, Math.min(kind, PlanLayout.OVERLAYS_MAX - 1));
    }
}
