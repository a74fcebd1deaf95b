using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Sync.Provisioning;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Commands;

/// <summary><c>./roomtone join CODE --server https://… [--state DIR]</c>: makes this box one of a dashboard's devices.</summary>
internal static class JoinCommand
{
    private const int Failed = 1;
    private const int WrongUse = 2;
    private static readonly string Usage =
        $"Use: {RoomtoneCommand.Name} join CODE --server https://HOST:PORT [--state DIR]. The dashboard shows the code: Manage, Devices.";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken = default)
    {
        if (!TryParse(arguments, out var code, out var server, out var state)) return await PrintAsync(Usage, WrongUse);
        var folder = new BrokerFolder(state);
        if (folder.HasJoined)
            return await PrintAsync(
                $"This box has joined already ({folder.SettingsFile}). To join anew, move that file away first.",
                Failed
            );
        try
        {
            var answer = await new JoinVisit(server!).JoinAsync(code!, cancellationToken);
            folder.Keep(answer);
            await Console.Out.WriteLineAsync(
                $"This box is '{answer.Device}' now, at the broker {answer.Host}:{answer.Port}. What it needs is in {state}/broker; start the agent."
            );
            return 0;
        }
        catch (Exception e) when (e is JoinException or IOException or UnauthorizedAccessException)
        {
            return await PrintAsync(e.Message, Failed);
        }
    }

    private static bool TryParse(IReadOnlyList<string> arguments, out JoinCode? code, out Uri? server, out string state)
    {
        (code, server, state) = (null, null, new DeviceSettings().StateFolder);
        if (arguments.Count is not (3 or 5) || !JoinCode.TryParse(arguments[0], out code)) return false;
        for (var i = 1; i < arguments.Count; i += 2)
        {
            if (arguments[i] == "--state")
                state = Path.GetFullPath(arguments[i + 1]);
            else if (arguments[i] != "--server" || !Uri.TryCreate(arguments[i + 1].TrimEnd('/') + "/", UriKind.Absolute, out server))
                return false;
        }

        return server is not null;
    }

    private static async Task<int> PrintAsync(string sentence, int exitCode)
    {
        await Console.Error.WriteLineAsync("roomtone: " + sentence);
        return exitCode;
    }
}
