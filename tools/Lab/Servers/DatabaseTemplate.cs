using System.Diagnostics;
using Roomtone.Cli.Host;

namespace Roomtone.Lab.Servers;

/// <summary>
/// A server's empty data folder. To make one takes seconds, to copy one takes a moment: so the first is kept
/// under <c>.run/</c>, by the server's version, and copied from then on.
/// </summary>
/// <param name="program">The server's.</param>
internal sealed class DatabaseTemplate(IDatabaseProgram program)
{
    public async Task CopyToAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var template = await TemplateFolderAsync(cancellationToken);
        if (template is null)
        {
            await InstallAsync(dataFolder, cancellationToken);
            return;
        }

        if (!Directory.Exists(template)) await MakeAsync(template, cancellationToken);
        var half = dataFolder + ".half"; // Renamed when complete, so that a killed copy is never taken for data.
        if (Directory.Exists(half)) Directory.Delete(half, recursive: true);
        Copy(template, half);
        Directory.Move(half, dataFolder);
    }

    private async Task<string?> TemplateFolderAsync(CancellationToken cancellationToken)
    {
        if (Repository.RunFolder is not { } runFolder) return null;
        var version = await OutputAsync([program.Path, "--no-defaults", "--version"], cancellationToken);
        // "mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)"
        var name = new string([.. version.Split(" Ver ").Last().Split(' ')[0].Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')]);
        return Path.Combine(runFolder, "cache", "database-" + name);
    }

    private async Task MakeAsync(string template, CancellationToken cancellationToken)
    {
        var making = $"{template}.{Guid.NewGuid():N}"; // Two tests of one process may make it at once.
        await InstallAsync(making, cancellationToken);
        try
        {
            Directory.Move(making, template);
        }
        catch (IOException) when (Directory.Exists(template))
        {
            Directory.Delete(making, recursive: true); // Another one was quicker; its template is as good.
        }
    }

    private Task<string> InstallAsync(string dataFolder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(dataFolder);
        return OutputAsync(program.Install(dataFolder), cancellationToken);
    }

    private static async Task<string> OutputAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? output
            : throw new ServerException($"{Path.GetFileName(command[0])} failed with exit code {process.ExitCode}: {(await errors).Trim()} {output.Trim()}");
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
