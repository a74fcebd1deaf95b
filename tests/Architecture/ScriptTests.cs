using System.Diagnostics;

namespace Roomtone.Architecture.Tests;

/// <summary>What the script says of a machine that lacks something, in a copy of its parts that builds nothing.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("roomtone script ");

    public void Dispose()
    {
        foreach (var folder in _folder.EnumerateDirectories()) folder.UnixFileMode |= UnixFileMode.UserWrite;
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Without_a_home_it_takes_the_accounts_and_goes_on()
    {
        var (code, said) = Run("need_machine; [[ -n $HOME ]]; echo well >&2", ("HOME", null));

        Assert.Equal(0, code);
        Assert.Contains("HOME is not set; ", said, StringComparison.Ordinal);
        Assert.EndsWith("well", said.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_home_nobody_blames_the_sdk() =>
        Assert.DoesNotContain("SDK", Run("find_dotnet >/dev/null || true", ("HOME", null)).Said, StringComparison.Ordinal);

    [Fact]
    public void A_folder_for_temporary_files_that_is_missing_is_named()
    {
        var (code, said) = Run("need_machine", ("TMPDIR", "/none/such"));

        Assert.Equal(1, code);
        Assert.Contains("TMPDIR is /none/such, and there is no such folder. Make it", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_the_place_of_its_folder_is_named()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, ".run"), "");

        var (code, said) = Run("need_machine");

        Assert.Equal(1, code);
        Assert.Contains(".run is in the way: it must be a folder.", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_without_room_is_named_with_what_to_delete()
    {
        var (code, said) = Run("LEAST_MEGABYTES=999999999; need_machine");

        Assert.Equal(1, code);
        Assert.Contains(" MB left; 999999999 MB are needed. Free some room:", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_fails_over_a_full_disk_says_so()
    {
        var (code, said) = Run("exec {TURN}>/dev/null; quietly 'The build' bash -c 'echo write: No space left on device; exit 1'");

        Assert.Equal(1, code);
        Assert.Contains("The disk is full:", said, StringComparison.Ordinal);
        Assert.Contains("The build failed; the reason stands above.", said, StringComparison.Ordinal);
    }

    /// <summary>In a folder whose path has blanks.</summary>
    private (int Code, string Said) Run(string command, params (string Name, string? Value)[] variables)
    {
        var parts = Path.Combine(Checkout.Root, "setup");
        var start = new ProcessStartInfo("bash", ["-c", $"set -euo pipefail; ROOT=$PWD RUN=$PWD/.run; . '{parts}/say.sh'; . '{parts}/machine.sh'; . '{parts}/tools.sh'; {command}"])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
            if (value is null) start.Environment.Remove(name);
            else start.Environment[name] = value;
        using var bash = Process.Start(start)!;
        var said = bash.StandardError.ReadToEnd();
        bash.WaitForExit();
        return (bash.ExitCode, said);
    }
}
