using System.Globalization;

namespace Roomtone.Lab.Chaos.Site;

/// <summary>
/// The wall clock of one program, which Debian's libfaketime shows it instead of the machine's. The steady clock stays as
/// it is, as it does when a real machine's time is set.
/// </summary>
internal sealed class FakeClock
{
    private readonly string _file;

    public FakeClock(string file)
    {
        _file = file;
        Set(TimeSpan.Zero);
    }

    /// <summary>Null where libfaketime is not installed.</summary>
    public static string? Library { get; } =
        Directory.Exists("/usr/lib")
            ? Directory
                .EnumerateFiles(
                    "/usr/lib",
                    "libfaketimeMT.so.1",
                    new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3 }
                )
                .FirstOrDefault()
            : null;

    public IReadOnlyDictionary<string, string> Environment => Library is null
        ? new Dictionary<string, string>()
        : new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = Library,
            ["FAKETIME_TIMESTAMP_FILE"] = _file,
            ["FAKETIME_CACHE_DURATION"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0", // With it, each timed wait of .NET ends at once.
        };

    /// <summary>The program sees it within a second.</summary>
    public void Set(TimeSpan ahead)
    {
        var fresh = _file + ".new";
        File.WriteAllText(fresh, string.Create(CultureInfo.InvariantCulture, $"{(long)ahead.TotalSeconds:+0;-0;+0}\n"));
        File.Move(fresh, _file, overwrite: true);
    }
}
