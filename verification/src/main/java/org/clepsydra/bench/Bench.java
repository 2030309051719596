package org.clepsydra.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the bench. */
@Command(
        name = "clepsydra-bench",
        description = "Runs the pump control core against a simulated world and judges it.",
        mixinStandardHelpOptions = true,
        version = "clepsydra-bench 0.1.0-SNAPSHOT",
        subcommands = {
            RunCommand.class,
            ContractCommand.class,
            LibraryCommand.class,
            JournalCommand.class,
            PowerCutCommand.class,
            DetectCommand.class,
            StormCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every expectation was met, every clause kept, the library written or shown, the"
                    + " journal whole",
            "1:an expectation was not met, a clause not kept, or a journal broken",
            "2:bad input; nothing was run"
        })
public final class Bench implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench());
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Name a command: run FILE..., contract, library, journal, powercut, detect or"
                        + " storm");
    }
}
