namespace Roomtone.Hosting;

/// <summary>A failure in words.</summary>
public static class Failure
{
    /// <summary>Whether the machine lacks something, so that no stack trace says more.</summary>
    public static bool IsOfTheMachine(Exception failure) => Missing(failure) is not null;

    /// <summary>What lies innermost, in one line, and what to do where that is known.</summary>
    public static string Sentence(Exception failure) => Missing(failure) is { } missing
        ? $"a library that comes with Roomtone cannot be loaded ({FirstSentence(missing)}). Run {RoomtoneCommand.Setup}."
        : OneLine(failure.GetBaseException());

    private static Exception? Missing(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            if (failure is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException) return failure;
        return null;
    }

    /// <summary>After it comes every place in which it was looked for.</summary>
    private static string FirstSentence(Exception failure) => OneLine(failure).Split(". ")[0].TrimEnd('.');

    private static string OneLine(Exception failure) => failure.Message.ReplaceLineEndings(" ").Trim();
}
