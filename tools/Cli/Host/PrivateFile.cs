namespace Roomtone.Cli.Host;

/// <summary>Files with secrets in them: readable by their owner alone from the first byte on.</summary>
internal static class PrivateFile
{
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken = default)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        var temporary = path + ".new";
        await using (var writer = new StreamWriter(new FileStream(temporary, options)))
            await writer.WriteAsync(text.AsMemory(), cancellationToken);
        File.Move(temporary, path, overwrite: true);
    }
}
