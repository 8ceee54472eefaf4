/** Palabras que no dicen nada de una página; se buscan a menudo sin tilde. */
export const words = `a al ante bajo con contra de del desde durante e el él en entre hacia hasta la las le les lo los o os para pero por según se si sin
    so sobre su sus tras tu tus u un una uno unos unas y ya yo tú usted ustedes ella ellas ello ellos nosotros nosotras vosotros vosotras
    me mi mí mis te ti nos nuestro nuestra nuestros nuestras vuestro vuestra vuestros vuestras
    que qué cual cuál cuales cuáles quien quién quienes quiénes como cómo cuando cuándo cuanto cuánto cuantos cuántos donde dónde adonde adónde porque
    este esta esto estos estas ese esa eso esos esas aquel aquella aquello aquellos aquellas aquí ahí allí
    es son era eran fue fueron ser soy eres somos sea está están estar estoy estaba ha han he hay haber había hace hacer hago
    puede pueden puedo podemos poder debe deben debo debemos deber tengo tiene tienen tener hay no ni sí más muy también tan`;
