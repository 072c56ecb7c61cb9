package stoa.kernel.persistence.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** One sentence for each way in which a database does not open. */
final class OpenFailures {
    private OpenFailures() {}

    static StartProblem folder(DatabaseSettings settings, IOException problem) {
        var folder = settings.folder().toAbsolutePath();
        if (problem instanceof FileAlreadyExistsException || Files.isRegularFile(folder)) {
            return new StartProblem(
                    "The data folder '" + folder + "' cannot be used: there is a file in its place. Choose another with"
                            + " stoa.data.",
                    problem);
        }
        var reason = problem instanceof AccessDeniedException ? "it is not writable" : "" + problem.getMessage();
        return new StartProblem(
                "The data folder '" + folder + "' cannot be used: " + reason
                        + ". Make it writable for the user that runs" + " Stoa, or choose another with stoa.data.",
                problem);
    }

    static StartProblem file(DatabaseSettings settings, SQLException problem) {
        var file = settings.file();
        if (problem.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return new StartProblem(
                    "The store '" + file
                            + "' is used by another process. Stop that process, or choose another folder with"
                            + " stoa.data.",
                    problem);
        }
        if (!Files.isReadable(file) && Files.exists(file) || !Files.isWritable(file.getParent())) {
            return new StartProblem(
                    "The store '" + file + "' cannot be read and written. Give the user that runs Stoa access to it, or"
                            + " choose another folder with stoa.data.",
                    problem);
        }
        return damaged(settings, SqlFailures.firstLine(problem), problem);
    }

    static StartProblem damaged(DatabaseSettings settings, String reason, @Nullable Throwable problem) {
        return new StartProblem(
                "The store '" + settings.file() + "' is damaged (" + reason
                        + "). Nothing was changed: move the file away and" + " start with stoa.restore=<backup file>.",
                problem);
    }

    static StartProblem url(String url) {
        return new StartProblem("The setting stoa.db.url='" + url + "' is not understood. Write"
                + " jdbc:postgresql://host/database, or leave it out to use a file.");
    }

    static StartProblem postgres(DatabaseSettings settings, SQLException problem) {
        return new StartProblem(
                "Cannot connect to PostgreSQL at " + settings.place() + " as user '" + settings.user() + "': "
                        + SqlFailures.firstLine(problem)
                        + ". Check stoa.db.url, stoa.db.user and stoa.db.password and that the server runs.",
                problem);
    }
}
