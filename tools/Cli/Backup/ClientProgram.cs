using System.Diagnostics;
using Roomtone.Cli.Host;

namespace Roomtone.Cli.Backup;

/// <summary>One of MariaDB's own programs, told by a file of its own how to reach the database.</summary>
internal sealed class ClientProgram : IDisposable
{
    private readonly string _options = Path.Combine(Path.GetTempPath(), $"roomtone-{Guid.NewGuid():N}.cnf");
    private readonly string _name;
    private Process? _process;

    private ClientProgram(string name) => _name = name;

    public Stream Output => _process!.StandardOutput.BaseStream;

    public Stream Input => _process!.StandardInput.BaseStream;

    private Task<string> Errors { get; set; } = Task.FromResult("");

    public static async Task<ClientProgram> StartAsync(
        string name,
        BackupOptions options,
        string? password,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var program = new ClientProgram(name);
        await PrivateFile.WriteAsync(program._options, ClientOptions.Of(options.Database, password), cancellationToken);
        program._process = Process.Start(
            new ProcessStartInfo(
                InstalledProgram.Find(name, "mariadb-client"),
                [$"--defaults-file={program._options}", .. arguments, options.Database.Name]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        program.Errors = program._process.StandardError.ReadToEndAsync(cancellationToken);
        return program;
    }

    /// <exception cref="ServerException">It failed.</exception>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        Input.Close();
        await _process!.WaitForExitAsync(cancellationToken);
        if (_process.ExitCode != 0) throw await FailureAsync();
    }

    public async Task<ServerException> FailureAsync() => new($"{_name} failed: {(await Errors).Trim()}");

    public void Dispose()
    {
        if (_process is { HasExited: false }) _process.Kill();
        _process?.Dispose();
        File.Delete(_options);
    }
}
