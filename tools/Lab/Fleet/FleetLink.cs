using Roomtone.Lab.Servers;
using Roomtone.Mqtt;

namespace Roomtone.Lab.Fleet;

/// <summary>A box's link that is not started yet.</summary>
internal static class FleetLink
{
    public static IMqttLink Create(int port, string device, string password, Func<LastWill?> will) =>
        MqttRegistration.Create(new MqttSettings { Host = PrivateServer.Host, Port = port, User = device }, password, will);
}
