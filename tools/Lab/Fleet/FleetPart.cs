using System.Text.Json;
using Roomtone.Hosting;
using Roomtone.Lab.Servers;
using Roomtone.Mqtt;

namespace Roomtone.Lab.Fleet;

/// <summary>
/// One process of a large fleet. It is told its share on standard input, says when all its boxes are connected, begins at
/// the next line, and ends with its report. When its input ends, it ends the sending early.
/// </summary>
internal static class FleetPart
{
    public const string Command = "fleet-part";
    public const string Connected = "connected";

    public static async Task<int> RunAsync(TimeProvider time, CancellationToken stopping)
    {
        var order = JsonSerializer.Deserialize<FleetOrder>(await Console.In.ReadLineAsync(stopping) ?? "") ?? throw new UsageException("fleet-part wants its share on standard input.");
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await using var course = new FleetCourse(order.Share, (device, will) => FleetLink.Create(order.BrokerPort, device, order.Passwords[device], will), () => null, time);
        await course.ConnectAsync(stopping);
        Console.WriteLine(Connected);
        await Console.In.ReadLineAsync(stopping);
        _ = Task.Run(() => EndWithInputAsync(enough), CancellationToken.None);
        Console.WriteLine(JsonSerializer.Serialize(await course.RunAsync(enough.Token)));
        return 0;
    }

    private static async Task EndWithInputAsync(CancellationTokenSource enough)
    {
        try
        {
            while (await Console.In.ReadLineAsync(CancellationToken.None) is not null) { }
            await enough.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It was over already.
        }
    }
}

/// <summary>What a process of a fleet is told. It goes over standard input, since it holds passwords.</summary>
internal sealed record FleetOrder(int BrokerPort, IReadOnlyDictionary<string, string> Passwords, FleetShare Share);

/// <summary>A box's link that is not started yet.</summary>
internal static class FleetLink
{
    public static IMqttLink Create(int port, string device, string password, Func<LastWill?> will) =>
        MqttRegistration.Create(new MqttSettings { Host = PrivateServer.Host, Port = port, User = device }, password, will);
}
