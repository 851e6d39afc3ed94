const bullets = /^WS_(LUGER|COLT|MP40|THOMPSON|STEN|FG42|MG42|BROWNING|CARBINE|KAR98|GARAND|K43|MP34)$/;

/** Whether a weapon has an accuracy: one shot of a bullet weapon hits one player at most. */
export const isBullet = (name: string) => bullets.test(name);
