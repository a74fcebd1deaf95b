using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Roomtone.Hosting;

/// <summary>The words of a command line, taken one after another.</summary>
public sealed class Arguments(IEnumerable<string> words)
{
    private readonly Queue<string> _rest = new(words);
    private string _name = "";

    /// <summary>Takes the next argument; the values taken after it are its own.</summary>
    public bool Next([NotNullWhen(true)] out string? argument)
    {
        var found = _rest.TryDequeue(out argument);
        if (found) _name = argument!;
        return found;
    }

    /// <exception cref="UsageException">The line ends here.</exception>
    public string Value() => _rest.TryDequeue(out var value) ? value : throw new UsageException($"{_name} needs a value.");

    /// <summary>The path of a file that is there or shall be made, from where the caller stands.</summary>
    /// <exception cref="UsageException">There is no value.</exception>
    public string Path() => System.IO.Path.GetFullPath(Value());

    /// <exception cref="UsageException">It is no whole number from <paramref name="least"/> to <paramref name="most"/>.</exception>
    public int Number(int most, int least = 1) => Number(most, least, "a whole number");

    /// <exception cref="UsageException">It is no whole number of seconds from <paramref name="least"/> to
    /// <paramref name="most"/>.</exception>
    public TimeSpan Seconds(int most, int least = 1) => TimeSpan.FromSeconds(Number(most, least, "a whole number of seconds"));

    private int Number(int most, int least, string what)
    {
        var value = Value();
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException($"{_name} is '{value}'; it must be {what} from {least} to {most}.");
    }
}
