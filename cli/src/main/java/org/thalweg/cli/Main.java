package org.thalweg.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The {@code thalweg} command. */
public final class Main {
    /** Held for as long as the program runs: loggers that nobody holds forget their level. */
    private static final Logger ROOT_LOGGER = Logger.getLogger("");

    private Main() {}

    /**
     * Runs a command and ends the program with its exit code.
     *
     * @param arguments the command's name, then its options and parameters
     */
    public static void main(String[] arguments) {
        // What a library has to say to programmers is no part of what a command answers.
        ROOT_LOGGER.setLevel(Level.SEVERE);
        PrintWriter out = utf8(System.out);
        PrintWriter err = utf8(System.err);
        int code = run(new CoreEngine(), Place.ofThisProgram(), out, err, arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /**
     * Runs a command.
     *
     * @param engine the library
     * @param place where the command runs
     * @param out hears results
     * @param err hears progress and what goes wrong
     * @param arguments the command's name, then its options and parameters
     * @return exit code, see {@link ExitCode}
     */
    static int run(Engine engine, Place place, PrintWriter out, PrintWriter err, String... arguments) {
        try {
            return commands(engine, place).setOut(out).setErr(err).execute(arguments);
        } catch (OutOfMemoryError e) {
            return Failures.tell(e, err);
        }
    }

    /** The commands, with the errors of all of them handled in one place. */
    static CommandLine commands(Engine engine, Place place) {
        CommandLine commands = new CommandLine(new ThalwegCommand())
                .addSubcommand(new StudyCommand(engine, place))
                .addSubcommand(new PlanCommand(engine, place))
                .addSubcommand(new ScoreCommand(engine, place))
                .addSubcommand(new AuditCommand(engine, place))
                .addSubcommand(new TradeCommand(engine, place))
                .addSubcommand(new BoundCommand(engine))
                .addSubcommand(new RunCommand())
                .addSubcommand(new TermsCommand());
        commands.setParameterExceptionHandler((e, arguments) -> Failures.tellUsage(e));
        commands.setExecutionExceptionHandler((e, command, parsed) -> Failures.tell(e, command.getErr()));
        commands.setExpandAtFiles(false);
        commands.setUsageHelpWidth(100);
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        return commands;
    }

    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /**
     * Where a command runs.
     *
     * @param home folder of Thalweg, with the bundled scenarios; null when it was started without its launcher
     * @param columns width of the terminal that hears progress (characters); 0 when there is none
     */
    record Place(Path home, int columns) {
        /** As the launcher tells by system properties. */
        static Place ofThisProgram() {
            String home = System.getProperty("thalweg.home");
            return new Place(home == null ? null : Path.of(home), Integer.getInteger("thalweg.columns", 0));
        }
    }
}
