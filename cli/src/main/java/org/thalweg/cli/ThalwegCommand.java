package org.thalweg.cli;

import org.thalweg.export.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the commands; does nothing itself. */
@Command(
        name = "thalweg",
        description = "Studies whether, where and at what cost a road and a railway can be built between two gates.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = ThalwegCommand.ThisVersion.class,
        footerHeading = "%n",
        footer = {
            "Exit codes: 0 done, 1 a fault in Thalweg, 2 bad input, 3 no line keeps the standard,",
            "4 a line breaks its standard.",
            "",
            "'thalweg COMMAND --help' explains a command. With no scenario, 'thalweg study' runs the bundled one."
        })
final class ThalwegCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean version;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "No command was given; name one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    /** Tells the version. */
    static final class ThisVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "thalweg " + Version.NUMBER,
                "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")"
            };
        }
    }
}
