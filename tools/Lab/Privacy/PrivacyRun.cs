using System.Text.Json;
using System.Text.Json.Nodes;
using Roomtone.Cli.Host;
using Roomtone.Lab.Processes;
using Roomtone.Lab.Servers;
using Roomtone.Mqtt;

namespace Roomtone.Lab.Privacy;

/// <summary>
/// <c>./roomtone doctor --privacy</c>: runs the agent with the photographs, a private broker and a private player under
/// strace, which notes where bytes go and how many, never which.
/// </summary>
internal sealed class PrivacyRun(string root, TimeSpan watch, TimeProvider time, TextWriter? progress = null)
{
    private const string Device = "privacy";
    private const int FrameBytes = 640 * 480 * 3;
    private const int Found = 1;

    private const string Calls =
        "trace=write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,sendmmsg,sendfile,splice,tee,vmsplice,copy_file_range,process_vm_writev,connect,mmap";

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private string Agent => Path.Combine(root, "src", "EdgeAgent", "bin", "Release", "net10.0", "Roomtone.EdgeAgent.dll");

    /// <returns>The exit code: 1 when something was found.</returns>
    public async Task<int> RunAsync(bool json, TextWriter output, CancellationToken cancellationToken)
    {
        var report = await ReportAsync(cancellationToken);
        if (json) await output.WriteLineAsync(report.ToJson());
        else foreach (var line in report.Lines()) await output.WriteLineAsync(line);
        return report.Findings.Count == 0 ? 0 : Found;
    }

    /// <exception cref="ServerException">A server or the agent did not start, or strace is missing.</exception>
    public async Task<PrivacyReport> ReportAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("roomtone-privacy-");
        try
        {
            await using var broker = new PrivateBroker(Path.Combine(folder.FullName, "broker"), time);
            await using var player = new PrivatePlayer(
                Path.Combine(folder.FullName, "player"),
                Path.Combine(root, ".run", "music"),
                PlayerOutput.Silent,
                time
            );
            broker.AddUser(Device);
            await Task.WhenAll(broker.StartAsync(cancellationToken), player.StartAsync(cancellationToken));
            return await WatchAsync(folder.FullName, broker, player, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<PrivacyReport> WatchAsync(
        string folder,
        PrivateBroker broker,
        PrivatePlayer player,
        CancellationToken cancellationToken
    )
    {
        var metrics = FreePort.Next();
        var home = Directory.CreateDirectory(Path.Combine(folder, "agent")).FullName;
        var places = new AllowedPlaces(Path.Combine(home, "state"), Path.Combine(home, "agent.log"), broker.Port, player.Port, metrics);
        await WriteSettingsAsync(home, broker, player, metrics);
        var messages = new BrokerMessages();
        await using var link = Listen(broker, messages);
        var trace = Path.Combine(folder, "trace");
        using var agent = ChildProcess.Start(Plan(home, trace, broker, player));
        var frames = await FollowAsync(agent, metrics, cancellationToken);
        agent.SignalGroup(Posix.SigTerm); // strace itself does not heed it; it ends with the agent, so the end is watched too.
        await agent.StopAsync(StopLimit, time);
        return new PrivacyJudge(places, FrameBytes).Evaluate(TraceReader.Calls(File.ReadLines(trace)), messages, frames, watch);
    }

    /// <returns>How many pictures it looked at.</returns>
    private async Task<long> FollowAsync(ChildProcess agent, int metrics, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var frames = 0L;
        while (frames == 0 && time.GetElapsedTime(began) < StartLimit && !agent.HasExited)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), time, cancellationToken);
            frames = await AgentFigures.FramesAsync(metrics, cancellationToken);
        }

        if (agent.HasExited)
            throw new ServerException($"The agent ended while it was watched:\n{agent.LastWords()}");
        progress?.WriteLine(
            FormattableString.Invariant(
                $"The agent runs under a trace, with the sample photographs, and is watched for {watch.TotalSeconds:0} s."
            )
        );
        await Task.Delay(watch, time, cancellationToken);
        return await AgentFigures.FramesAsync(metrics, cancellationToken);
    }

    private ChildPlan Plan(string home, string trace, PrivateBroker broker, PrivatePlayer player)
    {
        if (!File.Exists(Agent)) throw new ServerException($"The agent was not built: {Agent} is missing. Run ./roomtone setup.");
        var strace = InstalledProgram.Find("strace", "strace");

        // The agent closes /proc/self to others (PR_SET_DUMPABLE), also to a strace that is not root and asks it what a
        // descriptor stands for: there the call is skipped, in this run only. What is not traced cannot be skipped.
        string[] calls = Posix.IsRoot ? ["-e", Calls] : ["-e", Calls + ",prctl", "-e", "inject=prctl:retval=0"];
        string[] command =
        [
            strace,
            "-f",
            "-yy",
            "-s",
            "0",
            "--seccomp-bpf",
            .. calls,
            "-o",
            trace,
            "dotnet",
            Agent,
            "--settings",
            Path.Combine(home, "settings.json"),
        ];
        return new ChildPlan("agent", home, command)
        {
            Environment = new Dictionary<string, string>
            {
                ["ROOMTONE_MQTT_PASSWORD"] = broker.PasswordOf(Device),
                ["ROOMTONE_MPD_PASSWORD"] = player.UserPassword,
                ["DOTNET_EnableDiagnostics"] = "0", // As in the unit: no pipe for debuggers.
                ["GST_REGISTRY"] = Path.Combine(home, "state", "gstreamer-registry"),
            },
        };
    }

    private Task WriteSettingsAsync(string home, PrivateBroker broker, PrivatePlayer player, int metrics) => PrivateFile.WriteAsync(
        Path.Combine(home, "settings.json"),
        new JsonObject
        {
            ["Device"] = new JsonObject { ["Id"] = Device, ["StateFolder"] = Path.Combine(home, "state") },
            ["Camera"] = new JsonObject { ["Source"] = "pictures", ["Pictures"] = Path.Combine(root, ".run", "pictures") },
            ["Vision"] = Networks.In(root).Settings(),
            ["Speaker"] = new JsonObject { ["Host"] = PrivateServer.Host, ["Port"] = player.Port },
            ["Mqtt"] = new JsonObject { ["Host"] = PrivateServer.Host, ["Port"] = broker.Port, ["User"] = Device },
            ["Metrics"] = new JsonObject { ["Port"] = metrics },
        }.ToJsonString(JsonSerializerOptions.Web));

    private static IMqttLink Listen(PrivateBroker broker, BrokerMessages messages)
    {
        var link = MqttRegistration.Create(
            new MqttSettings
            {
                Host = PrivateServer.Host,
                Port = broker.Port,
                User = PrivateBroker.DashboardUser,
                ClientId = "privacy-watch",
                SessionExpiry = TimeSpan.Zero,
            },
            broker.PasswordOf(PrivateBroker.DashboardUser)
        );
        link.Subscribe($"roomtone/{Device}/#", QualityOfService.AtMostOnce, message => messages.Add(message.Topic, message.Payload));
        link.Start();
        return link;
    }
}
