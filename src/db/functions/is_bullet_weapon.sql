-- Returns whether a weapon's hits per shot measure aim. The other weapons are left out of accuracy.
create function is_bullet_weapon(weapon_name text) returns boolean
  language sql immutable parallel safe
  return weapon_name not in (
    'WS_KNIFE', 'WS_KNIFE_KBAR', 'WS_PANZERFAUST', 'WS_BAZOOKA', 'WS_FLAMETHROWER', 'WS_GRENADE', 'WS_MORTAR', 'WS_MORTAR2',
    'WS_DYNAMITE', 'WS_AIRSTRIKE', 'WS_ARTILLERY', 'WS_SATCHEL', 'WS_GRENADELAUNCHER', 'WS_LANDMINE', 'WS_SYRINGE'
  );
