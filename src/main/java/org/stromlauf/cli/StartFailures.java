package org.stromlauf.cli;

import org.springframework.beans.BeansException;
import org.springframework.context.ApplicationContextException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** An application that did not start has said why and what to do; a stack trace after it would hide that. */
final class StartFailures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parseResult)
            throws Exception {
        if (wasReported(e)) return commandLine.getCommandSpec().exitCodeOnExecutionException();
        throw e;
    }

    private static boolean wasReported(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BeansException || cause instanceof ApplicationContextException) return true;
        }
        return false;
    }
}
