package org.thalweg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.thalweg.study.BadInput;
import org.thalweg.study.NoLine;
import org.thalweg.terrain.RasterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What goes wrong, told to the user: one sentence and an exit code. Only a fault in Thalweg shows a stack trace. */
final class Failures {
    private Failures() {}

    /** Tells why a command failed, and returns its exit code. */
    static int tell(Throwable thrown, PrintWriter err) {
        Throwable cause = cause(thrown);
        if (cause instanceof NoLine) {
            sentence(cause.getMessage(), err);
            return ExitCode.NO_LINE;
        }
        String sentence = inputSentence(cause);
        if (sentence == null) {
            sentence("this is a fault in Thalweg, please report it: " + cause, err);
            thrown.printStackTrace(err);
            return ExitCode.FAULT;
        }
        sentence(sentence, err);
        return ExitCode.BAD_INPUT;
    }

    /** Tells what is wrong with the options and parameters of a command, and returns the exit code. */
    static int tellUsage(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String message = e.getMessage();
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                message += "; perhaps " + String.join(" or ", suggestions) + " was meant";
            }
        }
        sentence(
                message + " ('" + command + " --help' lists what there is)",
                e.getCommandLine().getErr());
        return ExitCode.BAD_INPUT;
    }

    /** What the user can mend, in one sentence; null for a fault in Thalweg. */
    private static String inputSentence(Throwable cause) {
        if (cause instanceof BadInput || cause instanceof RasterException) {
            return cause.getMessage();
        }
        if (cause instanceof OutOfMemoryError) {
            return "the heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB is too small for this scenario;"
                    + " allow more, for example with THALWEG_JAVA_OPTS=-Xmx4g, or use a coarser terrain";
        }
        if (cause instanceof NoSuchFileException missing) {
            return missing.getFile() + ": there is no such file or folder; check the path";
        }
        if (cause instanceof AccessDeniedException denied) {
            return denied.getFile() + ": access is denied; check its permissions or name another place";
        }
        if (cause instanceof FileSystemException failed) {
            String reason = failed.getReason() == null ? "it cannot be used" : failed.getReason();
            return failed.getFile() + ": " + reason + "; check the path and the space on the disk";
        }
        if (cause instanceof IOException) {
            return "a file cannot be read or written (" + cause.getMessage() + "); check the disk and the paths";
        }
        return null;
    }

    /** The reason behind the wrappers that threads and streams put around it. */
    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null
                && (cause instanceof ExecutionException
                        || cause instanceof CompletionException
                        || cause instanceof UncheckedIOException
                        || cause.getClass() == RuntimeException.class)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** One line, whatever line breaks and control characters a file name or a library's message brought along. */
    private static void sentence(String text, PrintWriter err) {
        err.println("thalweg: " + text.strip().replaceAll("[\\s\\p{Cntrl}]+", " "));
        err.flush();
    }
}
